"""Today: what is overdue, due, new and to come; on whom it waits; and only what one may see."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Team
from linkwork.access.roles import Role
from linkwork.practice.connections import actions as connections
from linkwork.practice.journey import today as room
from linkwork.practice.journey.waiting import Waiting
from linkwork.practice.messages import actions as messages
from linkwork.practice.plans import actions as plans
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Referral
from tests.unit.practice import cast
from tests.unit.practice.connections import places

NOW = timezone.localdate()
See = Callable[[Actor], room.Page]


@pytest.fixture
def see(monkeypatch: pytest.MonkeyPatch) -> See:
    """Open Today as somebody, and read what the page was made of."""
    seen: list[room.Page] = []
    made = room.page

    def kept(desk: Any) -> room.Page:
        seen.append(made(desk))
        return seen[-1]

    def open_(actor: Actor) -> room.Page:
        assert cast.signed_in(actor).get("/today/").status_code == 200
        return seen[-1]

    monkeypatch.setattr(room, "page", kept)
    return open_


def due(house: cast.Riverbank, name: str, days: int, by: Actor | None = None) -> Case:
    """Somebody's case whose next step is due in so many days."""
    case = house.case(house.referral(house.person(given_name=name)), by=by or house.jo)
    step: dict[str, Any] = {
        "next_step": "Ring",
        "next_step_on": NOW + timedelta(days=days),
        "by": house.jo,
    }
    return referrals.plan_next(case=case, **step)


def who(rows: list[Waiting]) -> list[str]:
    """Whom the rows are about."""
    return [row.who.split()[0] for row in rows]


def test_sorted_by_day(house: cast.Riverbank, see: See) -> None:
    """Overdue, due, this week: each the soonest first; what lies further ahead is not shown."""
    days = {"Cy": -1, "Bo": -9, "Di": 0, "Fay": 7, "Eve": 1, "Gus": 8}
    for name, number in days.items():
        due(house, name, number)
    page = see(house.jo)
    assert who(page.overdue) == ["Bo", "Cy"]
    assert (who(page.due), who(page.later)) == (["Di"], ["Eve", "Fay"])
    assert (page.open_cases, page.sub) == (6, "3 waiting now, 3 of them on you.")
    assert [row.overdue for row in page.overdue + page.due] == [True, True, False]
    assert [row.waited for row in page.overdue + page.due] == ["9 days", "1 day", "Today"]
    assert [row.waited for row in page.later] == ["In 1 day", "In 7 days"]


def test_new_ones_first_come(house: cast.Riverbank, see: See) -> None:
    """Referrals nobody has taken, by their clock; a no is not among them; then they are cases."""
    for name, days in (("Bo", 2), ("Cy", 40)):
        at = timezone.now() - timedelta(days=days)
        house.referral(house.person(given_name=name), received_at=at)
    refused: dict[str, Any] = {"agreed": False, "reason": "Not now"}
    house.referral(house.person(given_name="Di"), **refused)
    page = see(house.jo)
    assert who(page.new) == ["Cy", "Bo"]
    assert [row.overdue for row in page.new] == [True, False]
    assert {row.on for row in page.new} == {"The team"}
    assert page.sub == "0 waiting now, 0 of them on you."
    house.case(Referral.objects.get(person__given_name="Cy"))
    assert who(see(house.jo).new) == ["Bo"]


def test_on_whom_it_waits(house: cast.Riverbank, see: See) -> None:
    """You, the provider by name, or the person by name; with the one next action."""
    case = due(house, "Amara", -3)
    chosen = places.chosen(house, case, on=NOW - timedelta(days=9), name="Choir")
    places.sent(house, case, NOW - timedelta(days=20), name="Garden")
    places.started(house, case, NOW - timedelta(days=16), name="Lunch")
    page = see(house.jo)
    rows = {row.what.split(":")[0]: row for row in page.overdue}
    on = {name: (row.on, row.step) for name, row in rows.items()}
    assert on == {
        "Ring": ("You", "Call and log"),
        "Choir": ("You", "Open"),
        "Garden": ("Brook Lane Growers", "Chase"),
        "Lunch": ("Amara", "Open"),
    }
    assert rows["Choir"].step_href == f"/connections/{chosen.public_id}/"
    assert rows["Ring"].step_href == f"/cases/{case.public_id}/contacts/new/"
    assert page.sub == "4 waiting now, 2 of them on you."


def test_what_was_given_up_waits_no_more(house: cast.Riverbank, see: See) -> None:
    """A refused connection waits for something else to be tried; once it is, it is gone."""
    case = due(house, "Amara", 20)
    thing = places.sent(house, case, NOW - timedelta(days=9))
    full: dict[str, Any] = {"answer": "decline", "reason": "full", "on": NOW - timedelta(days=8)}
    connections.answer(connection=thing, by=house.jo, **full)
    assert [row.on for row in see(house.jo).overdue] == ["You"]
    other = places.activity(house, name="Choir")
    connections.try_another(connection=thing, activity=other, on=NOW, by=house.jo)
    assert see(house.jo).overdue == []


def test_a_link_worker_sees_their_own(
    house: cast.Riverbank, next_door: cast.Riverbank, see: See
) -> None:
    """Not a colleague's people, nor another service's; a handover takes everything along."""
    mine, hers = due(house, "Bo", -1), due(house, "Cy", -1, house.ada)
    places.chosen(house, hers, on=NOW - timedelta(days=9))
    assert who(see(house.jo).overdue) == ["Bo"]
    assert who(see(house.ada).overdue) == ["Cy", "Cy"]
    assert see(next_door.jo).overdue == []
    assert house.ada.user
    referrals.hand_over(case=mine, to=house.ada.user, note="Over to you", by=house.jo)
    assert see(house.jo).open_cases == 0
    rows = see(house.ada).overdue
    assert (sorted(who(rows)), {row.on for row in rows}) == (["Bo", "Cy", "Cy"], {"You"})


def test_a_team_lead_sees_the_team(house: cast.Riverbank, see: See) -> None:
    """Everybody's, by the name of who holds the ball: nothing of it is on the team lead."""
    due(house, "Bo", -2)
    hers = due(house, "Cy", -1, house.ada)
    places.chosen(house, hers, on=NOW - timedelta(days=9))
    page = see(house.samira)
    on = sorted((row.who.split()[0], row.on, row.step) for row in page.overdue)
    ada = ("Cy", "Ada Quill", "Open")
    assert on == [("Bo", "Jo Ferreira", "Open"), ada, ada]
    assert page.sub == "3 waiting now, 0 of them on you."
    south = Team.objects.create(organisation=house.service, name="South")
    stranger = cast.staff("Sol Reed", Role.TEAM_LEAD, house.service, south)
    assert (see(stranger).open_cases, see(stranger).new) == (0, [])


def test_who_has_no_day_here(house: cast.Riverbank) -> None:
    """A referrer has no caseload and is shown none."""
    assert cast.signed_in(house.ruth).get("/today/").status_code == 403


def test_chains_at_risk(house: cast.Riverbank, see: See) -> None:
    """Whom a rule names, with its reason and a chain that shows the break; others are not there."""
    due(house, "Bo", 3)
    quiet = due(house, "Cy", 3)
    told: dict[str, Any] = {
        "way": "call",
        "result": "reached",
        "next_step": "Ring",
        "next_step_on": NOW,
    }
    referrals.log_contact(case=quiet, on=NOW - timedelta(days=21), by=house.jo, **told)
    (risk,) = see(house.jo).risks
    assert (risk.who, risk.words) == ("Cy Nwosu", "Nobody has spoken with them for 21 days.")
    assert risk.href == f"/cases/{quiet.public_id}/"
    assert risk.states == ["done", "weak", "next", "next"]


def full(house: cast.Riverbank, name: str) -> None:
    """A case with one of everything, whose chain is at risk."""
    case = due(house, name, -1)
    told: dict[str, Any] = {
        "way": "call",
        "result": "reached",
        "next_step": "Ring",
        "next_step_on": NOW,
    }
    referrals.log_contact(case=case, on=NOW - timedelta(days=30), by=house.jo, **told)
    goals = [plans.Wanted("Garden", 2, 7)]
    plan = plans.draft(case=case, goals=goals, needs=["money"], by=house.jo)
    plans.agree(plan=plan, on=NOW, review_on=NOW, by=house.jo)
    places.started(house, case, date(2026, 3, 3), name=f"Garden {name}")
    places.sent(house, case, NOW - timedelta(days=20), name=f"Choir {name}")
    messages.draft(case=case, about="started", by=house.jo)
    house.referral(house.person(given_name=f"New {name}"))


def queries(actor: Actor) -> int:
    """How many questions to the database one visit to Today takes."""
    browser = cast.signed_in(actor)
    with CaptureQueriesContext(database) as asked:
        assert browser.get("/today/").status_code == 200
    return len(asked)


def test_as_many_questions_for_six_as_for_two(house: cast.Riverbank) -> None:
    """The page asks the database as often for a long list as for a short one."""
    for name in ("Bo", "Cy"):
        full(house, name)
    queries(house.jo)  # whatever is asked only once is asked now
    few = queries(house.jo), queries(house.samira)
    for name in ("Di", "Eve", "Fay", "Gus"):
        full(house, name)
    assert (queries(house.jo), queries(house.samira)) == few
