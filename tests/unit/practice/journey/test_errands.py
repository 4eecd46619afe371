"""Whatever somebody has to see to stands on their day, on its day, with the way to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.models import User
from linkwork.access.roles import Role
from linkwork.practice.journey import desk, errands, knowing
from linkwork.practice.journey.desk import Desk
from linkwork.practice.journey.queries import gather
from linkwork.practice.mypage import actions as mypage
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy as policy_of
from linkwork.practice.supervision import actions as supervision
from tests.unit.practice import cast

TODAY = timezone.localdate()
SOON, LATE = TODAY + timedelta(3), TODAY - timedelta(2)


@pytest.fixture
def case(house: cast.Riverbank) -> Case:
    """A case that Jo Ferreira holds, open today."""
    made = house.case()
    Case.objects.filter(pk=made.pk).update(state=Case.State.ACTIVE)
    made.refresh_from_db()
    return made


def user(actor: Actor) -> User:
    """The account behind an actor."""
    assert actor.user is not None
    return actor.user


def day_of(actor: Actor, case: Case) -> Desk:
    """The actor's day with one open case."""
    return Desk(actor, policy_of(actor.organisation), TODAY, [case], desk.connections([case]), [])


def herself(house: cast.Riverbank, case: Case) -> Actor:
    """The person, by her link."""
    issued = links.issue(
        by=house.jo, role=Role.PERSON, subject=case.subject, channel="email", address="a@b.example"
    )
    return Actor.by_link(issued.link)


def test_a_task_stands_on_its_day(house: cast.Riverbank, case: Case) -> None:
    """A task due is a row with its words and owner; one due next month is not yet."""
    owner = user(house.jo)
    referrals.add_task(case=case, words="Post the form", due_on=LATE, owner=owner, by=house.jo)
    far = TODAY + timedelta(40)
    referrals.add_task(case=case, words="In a month", due_on=far, owner=owner, by=house.jo)
    (row,) = [r for r in errands.of(day_of(house.jo, case)) if "/tasks/" in r.step_href]
    assert (row.what, row.on, row.overdue) == ("Post the form", "You", True)


def test_an_alert_is_looked_at_again(house: cast.Riverbank, case: Case) -> None:
    """An alert whose day comes stands on the day; it also stands before anybody acts."""
    people.raise_alert(
        person=case.person,
        risk="lone worker",
        text="A dog",
        owner=user(house.jo),
        review_on=SOON,
        by=house.jo,
    )
    rows = errands.of(day_of(house.jo, case))
    assert any(row.what == "Do not visit alone: look at it again" for row in rows)
    first = knowing.before(gather(case, TODAY), house.jo)[0]
    assert first.grave
    assert first.text.startswith("Do not visit alone: A dog With Jo Ferreira, to be looked at")


def test_who_may_not_know_is_not_told(house: cast.Riverbank, case: Case) -> None:
    """A referrer learns no risk of a person they referred; they may still raise a concern."""
    people.raise_alert(
        person=case.person,
        risk="to self",
        text="Low",
        owner=user(house.jo),
        review_on=SOON,
        by=house.jo,
    )
    told = knowing.before(gather(case, TODAY), house.ruth)
    assert not [line for line in told if "Low" in line.text]
    offered = [line.text for line in knowing.acts(case, house.ruth)]
    assert offered == ["Raise a safeguarding concern"]


def test_what_a_person_wrote_waits(house: cast.Riverbank, case: Case) -> None:
    """A wish from a person's own page is a row to answer, and a line on their page."""
    mypage.ask(case=case, about="what matters", text="The choir", by=herself(house, case))
    rows = [r for r in errands.of(day_of(house.jo, case)) if r.step == "Answer"]
    assert [row.what for row in rows] == ["Asked on their page: what matters to me"]
    lines = knowing.before(gather(case, TODAY), house.jo)
    assert "They wrote on their own page: 1 to answer." in [line.text for line in lines]


def test_a_case_handed_over_is_read(house: cast.Riverbank, case: Case) -> None:
    """Whoever takes a case over finds the note to read on their day."""
    supervision.hand_over(case=case, to=user(house.ada), note="She sings", by=house.samira)
    case.refresh_from_db()
    rows = errands.of(day_of(house.ada, case))
    assert any(row.step == "Read the note" and row.on == "You" for row in rows)


def test_questions_wait_for_the_next_word(house: cast.Riverbank, case: Case) -> None:
    """The four questions are no errand of a day: they are listed apart."""
    whole = day_of(house.jo, case)
    assert not [row for row in errands.of(whole) if row.step == "Ask"]
    assert [row.step for row in errands.to_ask(whole)] == ["Ask"]


def test_on_hold_nobody_is_going_quiet(house: cast.Riverbank, case: Case) -> None:
    """A hold is said before anybody acts, and its days are not counted as silence."""
    from linkwork.practice.journey import warnings

    long_ago = TODAY - timedelta(60)
    referrals.log_contact(
        case=case, on=long_ago, way="call", result="reached", note="", next_step="Ring",
        next_step_on=SOON, by=house.jo,
    )  # fmt: skip
    policy = policy_of(house.service)
    assert [one.link for one in warnings.of(gather(case, TODAY), policy)] == ["person"]
    referrals.hold(case=case, reason="In hospital", until_on=SOON, by=house.jo)
    case.refresh_from_db()
    story = gather(case, TODAY)
    assert warnings.of(story, policy) == []
    assert any(line.text.startswith("On hold until") for line in knowing.before(story, house.jo))


def test_everything_that_may_be_done_is_offered(house: cast.Riverbank, case: Case) -> None:
    """The holder and the lead each find their own ways on from the person's page."""
    jo = {line.text for line in knowing.acts(case, house.jo)}
    samira = {line.text for line in knowing.acts(case, house.samira)}
    assert {"Add a task", "Tell the practice today", "Raise a safeguarding concern"} <= jo
    assert "A copy of everything held" in samira - jo
