"""A safeguarding concern reaches whoever decides, and stays with whoever may know."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.notices.models import Notice
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.models import SafeguardingConcern
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import telling
from linkwork.ui.words import working_days_after
from tests.unit.practice import cast
from tests.unit.practice.supervision import scenes

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=7)


def decided(concern: SafeguardingConcern, to: str, by: Actor) -> SafeguardingConcern:
    """The next decision, with words and a day."""
    review_on = None if to == "closed" else SOON
    return actions.decide_concern(
        concern=concern, to=to, words="Spoke with her", review_on=review_on,
        referred_to="Adult social care", by=by,
    )  # fmt: skip


def test_who_may_read_a_concern(house: cast.Riverbank) -> None:
    """Its case's link worker and the safeguarding lead; no lead who is not named, no colleague."""
    grace = scenes.safeguarding(house)
    case = scenes.active(house)
    concern = scenes.concern(house, case)
    assert scenes.may_see(house.jo, concern)
    assert scenes.may_see(grace, concern)
    outside = (house.samira, house.ada, house.ruth, scenes.auditor(house))
    assert not any(scenes.may_see(actor, concern) for actor in outside)


def test_before_a_concern_the_safeguarding_lead_sees_nothing(house: cast.Riverbank) -> None:
    """Raising opens the person's records to the safeguarding lead; closing the last one ends it."""
    grace = scenes.safeguarding(house)
    case = scenes.active(house)
    assert not scenes.may_see(grace, case)
    first, second = scenes.concern(house, case), scenes.concern(house, case)
    assert scenes.may_see(grace, case)
    for concern in (first, second):
        assert scenes.may_see(grace, case)
        for to in ("looked at", "no further action", "closed"):
            decided(concern, to, grace)
    assert not scenes.may_see(grace, case)
    assert scenes.may_see(grace, first)


def test_a_restricted_concern_is_kept_from_link_workers(house: cast.Riverbank) -> None:
    """Restricted, its link worker does not read it, though they raised it; a lead named does."""
    grace = scenes.safeguarding(house)
    concern = scenes.concern(house, scenes.active(house), restricted=True)
    assert not scenes.may_see(house.jo, concern)
    assert not queries.concerns_of(house.jo, concern.person)
    assert house.samira.user
    actions.name_lead(concern=concern, lead=house.samira.user, by=grace)
    assert scenes.may_see(house.samira, concern)
    actions.restrict(concern=concern, restricted=False, because="It is not about staff", by=grace)
    assert scenes.may_see(house.jo, concern)


def test_one_may_read_what_one_raised_after_a_hand_over(house: cast.Riverbank) -> None:
    """The giver reads what they raised, the taker whatever is raised of their case."""
    case = scenes.active(house)
    concern = scenes.concern(house, case)
    assert house.ada.user
    actions.hand_over(case=case, to=house.ada.user, note="n", by=house.samira)
    assert scenes.may_see(house.jo, concern)
    assert scenes.may_see(house.ada, concern)


@pytest.mark.parametrize("role", [Role.PERSON, Role.PROXY])
def test_neither_person_nor_carer_ever_reads_one(house: cast.Riverbank, role: Role) -> None:
    """Whatever they stand in, a concern is not there for the person or their carer."""
    case = scenes.active(house)
    concern = scenes.concern(house, case)
    link = Link(organisation=house.service, role=role.value, subject=case.person.public_id)
    actor = Actor.by_link(link)
    assert concern.withheld_from(actor)
    assert not scenes.may_see(actor, concern)


def test_the_page_of_the_person_tells_only_who_may_know(house: cast.Riverbank) -> None:
    """The link worker sees that a concern exists; the team lead who is not named sees nothing."""
    case = scenes.active(house)
    scenes.concern(house, case)
    told = [line.text for line in telling.of_case(house.jo, case).lines]
    assert "Safeguarding concern" in told[0]
    lead = telling.of_case(house.samira, case)
    assert "oncern, raised" not in " ".join(line.text for line in lead.lines)


def test_the_clock_of_a_concern(house: cast.Riverbank) -> None:
    """In danger now: today. Else the next working day. The safeguarding lead is told at once."""
    grace = scenes.safeguarding(house)
    case = scenes.active(house)
    assert scenes.concern(house, case, immediate=True).review_on == TODAY
    assert scenes.concern(house, case).review_on == working_days_after(TODAY, 1)
    told = Notice.objects.filter(template="staff urgent")
    assert [notice.to_user for notice in told] == [grace.user, grace.user]


@pytest.mark.parametrize(
    ("to", "words", "review_on", "referred_to"),
    [
        ("looked at", " ", SOON, ""),
        ("looked at", "Read", None, ""),
        ("referred on", "Told them", SOON, " "),
        ("closed", "Over", SOON, ""),
        ("closed", " ", None, ""),
    ],
)
def test_a_decision_is_whole(
    house: cast.Riverbank, to: str, words: str, review_on: date | None, referred_to: str
) -> None:
    """Words always; a day unless it is closed; to whom, where it is referred on."""
    grace = scenes.safeguarding(house)
    concern = scenes.concern(house, scenes.active(house))
    if to != "looked at":
        decided(concern, "looked at", grace)
    if to == "closed":
        decided(concern, "being watched", grace)
    with pytest.raises(NotAllowed):
        actions.decide_concern(
            concern=concern, to=to, words=words, review_on=review_on,
            referred_to=referred_to, by=grace,
        )  # fmt: skip


def test_every_decision_is_kept(house: cast.Riverbank) -> None:
    """Who, when, what and until when, for each step; the first by whoever raised it."""
    grace = scenes.safeguarding(house)
    concern = scenes.concern(house, scenes.active(house))
    decided(concern, "looked at", grace)
    decided(concern, "referred on", grace)
    steps = list(queries.steps_of(concern))
    assert [step.after for step in steps] == ["raised", "looked at", "referred on"]
    assert [step.by for step in steps] == [house.jo.user, grace.user, grace.user]
    assert concern.referred_to == "Adult social care"


def test_no_timer_decides(house: cast.Riverbank) -> None:
    """A command of the deployer's decides on no concern."""
    concern = scenes.concern(house, scenes.active(house))
    with pytest.raises(NotAllowed, match="never a timer"):
        decided(concern, "looked at", Actor.system(house.service))
