"""A case is never left without a next step, and never ends untruthfully."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.decisions import decide
from linkwork.access.roles import Action
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast

TODAY = timezone.localdate()
READY = {"open_connections": 0, "outcome_asked": True, "referrer_told": True}


def log(house: cast.Riverbank, case: Case, result: str = "reached", days_ago: int = 0) -> Contact:
    """Log a call by Jo, with a next step tomorrow."""
    return actions.log_contact(
        case=case,
        way="call",
        result=result,
        next_step="Call again",
        next_step_on=TODAY + timedelta(days=1),
        on=TODAY - timedelta(days=days_ago),
        by=house.jo,
    )


def close(house: cast.Riverbank, case: Case, ending: str = "goals met", **changes: Any) -> Case:
    """Close a case with everything in order, unless said otherwise."""
    given = {"words": "She goes on her own now", **READY, **changes}
    return actions.close(case=case, ending=ending, by=house.jo, **given)


def test_a_case_moves_with_its_contacts(house: cast.Riverbank) -> None:
    """The first attempt makes it one we try to reach; the first conversation makes it open."""
    case = house.case()
    log(house, case, "no answer")
    assert case.state == "contacting"
    log(house, case)
    assert case.state == "active"
    assert (case.next_step, case.next_step_on) == ("Call again", TODAY + timedelta(days=1))


def test_no_contact_without_a_next_step(house: cast.Riverbank) -> None:
    """Nobody is left waiting for no one."""
    case = house.case()
    with pytest.raises(NotAllowed, match="what happens next"):
        actions.log_contact(
            case=case, way="call", result="reached", next_step=" ", next_step_on=TODAY, by=house.jo
        )


def test_attempts_are_days_since_last_reached(house: cast.Riverbank) -> None:
    """Two calls on one day are one attempt; speaking starts the count anew."""
    case = house.case()
    for days_ago in (9, 8, 8, 3):
        log(house, case, "no answer", days_ago)
    assert len(queries.attempts(case)) == 3
    log(house, case, "reached", 5)
    assert queries.attempts(case) == [TODAY - timedelta(days=3)]


def test_nobody_is_given_up_too_soon(house: cast.Riverbank) -> None:
    """Unable to contact needs three different days, and no open alert."""
    case = house.case()
    log(house, case, "no answer", 4)
    log(house, case, "left message", 3)
    with pytest.raises(NotAllowed, match="Try on 3 different days"):
        close(house, case, "unable to contact")
    log(house, case, "no answer", 1)
    assert house.jo.user
    alert = people.raise_alert(
        person=case.person, risk="to self", text="Low", owner=house.jo.user,
        review_on=TODAY + timedelta(days=9), by=house.jo,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="open alert"):
        close(house, case, "unable to contact")
    people.close_alert(alert=alert, on=TODAY, by=house.jo)
    assert close(house, case, "unable to contact").state == "closed"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"ending": "well"}, "Choose how it ended"),
        ({"ending": "unable to contact"}, "is no ending for a case"),
        ({"words": ""}, "few words"),
        ({"open_connections": 2}, "2 connections"),
        ({"outcome_asked": False}, "how things are now"),
        ({"referrer_told": False}, "note to the practice"),
    ],
)
def test_a_case_ends_truthfully(house: cast.Riverbank, changes: dict[str, Any], says: str) -> None:
    """Each thing left undone is named, and the case stays as it was."""
    case = house.case()
    log(house, case)
    with pytest.raises(NotAllowed, match=says):
        close(house, case, **{"ending": "goals met", **changes})
    assert Case.objects.get(pk=case.pk).state == "active"


def test_an_alert_is_looked_at_before_closing(house: cast.Riverbank) -> None:
    """An alert whose day has come keeps the case open."""
    case = house.case()
    log(house, case)
    assert house.jo.user
    people.raise_alert(
        person=case.person, risk="from others", text="Ex-partner", owner=house.jo.user,
        review_on=TODAY, by=house.jo,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="alert that is due"):
        close(house, case)


def test_closing_keeps_every_step(house: cast.Riverbank) -> None:
    """An open case closes by way of closing; the ending, its day and its words are kept."""
    case = house.case()
    log(house, case)
    close(house, case)
    assert (case.ending, case.closed_on, case.next_step_on) == ("goals met", TODAY, None)
    steps = [h.after for h in queries.happenings(case.referral) if h.of == "case"]
    assert steps == ["contacting", "active", "closing", "closed"]
    with pytest.raises(NotAllowed):
        log(house, case)
    with pytest.raises(NotAllowed):
        close(house, case)


def test_after_closing_a_new_referral_can_be_taken_on(house: cast.Riverbank) -> None:
    """Setbacks are normal: coming back opens another case of the same person."""
    case = house.case()
    log(house, case)
    close(house, case)
    again = actions.accept(referral=house.referral(case.person), by=house.jo)
    assert queries.cases_of(case.person) == [again, case]


def test_a_contact_is_amended_as_a_new_version(house: cast.Riverbank) -> None:
    """The older version stays; the list shows the newer; only its writer may; once."""
    case = house.case()
    first = log(house, case)
    with pytest.raises(NotAllowed, match="whoever wrote"):
        actions.amend_contact(contact=first, because="typing", note="x", by=house.ada)
    with pytest.raises(NotAllowed, match="reason"):
        actions.amend_contact(contact=first, because=" ", note="x", by=house.jo)
    newer = actions.amend_contact(contact=first, because="typing", note="She wept", by=house.jo)
    assert list(queries.contacts(case)) == [newer]
    assert list(queries.every_version(case)) == [newer, first]
    with pytest.raises(NotAllowed, match="newer version"):
        actions.amend_contact(contact=first, because="typing", note="y", by=house.jo)


def test_handing_over(house: cast.Riverbank) -> None:
    """The new link worker holds the case, the old one no longer sees it, the note is kept."""
    case = house.case()
    assert house.ada.user
    with pytest.raises(NotAllowed):
        actions.hand_over(case=case, to=house.ada.user, note="", by=house.jo)
    actions.hand_over(case=case, to=house.ada.user, note="Ring mornings", by=house.jo)
    assert decide(house.ada, Action.AMEND, case).allowed
    assert not decide(house.jo, Action.VIEW, case).allowed
    spells = list(case.spells.order_by("pk").values_list("link_worker", "to_on", "note"))
    assert house.jo.user
    assert spells == [(house.jo.user.pk, TODAY, ""), (house.ada.user.pk, None, "Ring mornings")]


def test_a_hold_has_an_end(house: cast.Riverbank) -> None:
    """On hold keeps a next step on the day it ends."""
    case = house.case()
    log(house, case)
    until = date(TODAY.year + 1, 1, 12)
    actions.hold(case=case, reason="In hospital", until_on=until, by=house.jo)
    assert (case.state, case.next_step_on) == ("on hold", until)
    actions.resume(case=case, by=house.jo)
    assert (case.state, case.hold_until_on) == ("active", None)
