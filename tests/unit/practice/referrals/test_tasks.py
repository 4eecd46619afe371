"""What is to be done has an owner and a day, and ends by somebody's word."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.models import Case, Task
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast

TODAY = timezone.localdate()
READY: dict[str, Any] = {"open_connections": 0, "outcome_asked": True, "referrer_told": True}


def add(house: cast.Riverbank, case: Case, days: int = 0) -> Task:
    """Jo keeps something to do."""
    return actions.add_task(
        case=case, words="Ring the bus company", due_on=TODAY + timedelta(days=days), by=house.jo
    )


def test_a_task_is_done_or_dropped_once(house: cast.Riverbank) -> None:
    """Done by somebody, never by a timer; dropped with a reason; then it is over."""
    case = house.case()
    one, two = add(house, case), add(house, case)
    with pytest.raises(NotAllowed, match="Somebody has to say"):
        actions.finish_task(task=one, by=Actor.system(house.service))
    with pytest.raises(NotAllowed, match="why it need not"):
        actions.drop_task(task=two, reason=" ", by=house.jo)
    actions.finish_task(task=one, words="They come at ten", by=house.jo)
    actions.drop_task(task=two, reason="She walks", by=house.jo)
    assert (one.state, two.state) == ("done", "dropped")
    for over in (one, two):
        with pytest.raises(NotAllowed, match="already"):
            actions.finish_task(task=over, by=house.jo)


def test_what_is_due_is_asked_by_day(house: cast.Riverbank) -> None:
    """Overdue and due today are due; what comes later is not yet."""
    case = house.case()
    late, now, _later = (add(house, case, days) for days in (-2, 0, 3))
    assert list(queries.tasks_due(TODAY)) == [late, now]


def test_tasks_move_along_and_hold_a_case_open(house: cast.Riverbank) -> None:
    """Handing over takes what was to be done along; a case with something to do is not closed."""
    case = house.case()
    task = add(house, case)
    assert house.ada.user
    actions.hand_over(case=case, to=house.ada.user, note="Over to you", by=house.jo)
    task.refresh_from_db()
    assert task.owner == house.ada.user
    told: dict[str, Any] = {"ending": "moved", "words": "To Leeds", "by": house.ada, **READY}
    with pytest.raises(NotAllowed, match="Finish or drop 1 task"):
        actions.close(case=case, **told)
    actions.finish_task(task=task, by=house.ada)
    assert actions.close(case=case, **told).state == "closed"


def test_the_pages(house: cast.Riverbank) -> None:
    """Added and finished in a browser; the team lead may too, a stranger sees nothing."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/tasks/"
    assert house.jo.user
    told = {"words": "Ring them", "owner": str(house.jo.user.pk)}
    told["due_on_near"] = (TODAY + timedelta(days=1)).isoformat()
    if told["due_on_near"] not in jo.get(address).content.decode():
        told |= {"due_on_near": TODAY.isoformat()}
    assert jo.post(address, {**told, **cast.key()}).status_code == 302
    task = Task.objects.get()
    one = f"{address}{task.public_id}/"
    dropped = jo.post(one, {"how": "dropped", "words": "", **cast.key()})
    assert "Say why it need not be done" in dropped.content.decode()
    assert cast.signed_in(house.ada).get(address).status_code == 404
    lead = cast.signed_in(house.samira)
    assert lead.post(one, {"how": "done", "words": "They come", **cast.key()}).status_code == 302
    assert "They come" in jo.get(address).content.decode()
