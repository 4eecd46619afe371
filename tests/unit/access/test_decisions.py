"""A relation opens records, and ends; a bar and a tier close them whatever else stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkwork.access import doors, grants
from linkwork.access.actors import Actor, acting
from linkwork.access.decisions import decide, relations
from linkwork.access.models import Grant, Membership, Organisation
from linkwork.access.policy import POLICY
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case, Contact
from tests.unit.practice import cast

VIEW = Action.VIEW


def listed(actor: Actor) -> list[Case]:
    """The cases the actor is shown."""
    return list(Case.objects.filter(doors.visible(actor, "case")))


def test_the_holder_sees_and_a_colleague_does_not(house: cast.Riverbank) -> None:
    """The link worker who holds the case sees it; another of the same team does not."""
    case = house.case()
    assert decide(house.jo, VIEW, case).rule == "link worker may view case when assigned"
    assert not decide(house.ada, VIEW, case).allowed
    assert (listed(house.jo), listed(house.ada)) == ([case], [])


def test_a_relation_ends(house: cast.Riverbank) -> None:
    """What an act gave, an act ends: at once."""
    case = house.case()
    assert grants.end(subject=case.person.public_id, relation=Relation.ASSIGNED) == 1
    assert not decide(house.jo, VIEW, case).allowed
    assert listed(house.jo) == []


def test_a_relation_for_a_time_ends_by_itself(house: cast.Riverbank) -> None:
    """A relation with an end is none after it."""
    case = house.case()
    for minutes, allowed in ((5, True), (-1, False)):
        Grant.objects.filter(relation=Relation.ASSIGNED).update(
            until_at=timezone.now() + timedelta(minutes=minutes)
        )
        assert decide(house.jo, VIEW, case).allowed is allowed
        assert bool(listed(house.jo)) is allowed


def test_a_bar_beats_every_relation(house: cast.Riverbank) -> None:
    """Whoever is barred from somebody's records does not see them, though they hold the case."""
    case = house.case()
    grants.give(
        organisation=house.service,
        subject=case.person.public_id,
        relation=Relation.BARRED,
        user=house.jo.user,
    )
    assert relations(house.jo, case) == frozenset()
    assert not decide(house.jo, VIEW, case).allowed
    assert listed(house.jo) == []
    assert decide(house.samira, VIEW, case).allowed


def test_a_bar_from_one_thing_leaves_the_rest(house: cast.Riverbank) -> None:
    """A bar may be about one thing of theirs only."""
    case = house.case()
    grants.give(
        organisation=house.service,
        subject=case.person.public_id,
        relation=Relation.BARRED,
        user=house.jo.user,
        about=case.public_id,
    )
    assert not decide(house.jo, VIEW, case).allowed
    assert decide(house.jo, VIEW, case.person).allowed
    assert listed(house.jo) == []


def test_a_bar_on_somebody_else_hides_nothing_without_a_subject(house: cast.Riverbank) -> None:
    """What is of no person, such as the directory, stays in sight."""
    person = house.person()
    grants.give(
        organisation=house.service,
        subject=person.public_id,
        relation=Relation.BARRED,
        user=house.jo.user,
    )
    other = house.case(house.referral(house.person(given_name="Tom", born_on="1972-08-16")))
    assert listed(house.jo) == [other]


def test_a_tier_beyond_the_role_is_refused_whatever_the_rules_say(
    house: cast.Riverbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that lets a referrer read notes would be a slip: the tier still refuses."""
    case = house.case()
    slip = {VIEW: frozenset({Relation.REFERRED}), Action.LIST: frozenset({Relation.REFERRED})}
    monkeypatch.setitem(POLICY["contact"], Role.REFERRER, slip)
    contact = Contact(organisation=house.service, subject=case.person.public_id)
    assert not decide(house.ruth, VIEW, contact).allowed
    with pytest.raises(doors.Denied):
        doors.listing(house.ruth, Contact)


def test_another_services_thing_is_nothing_to_us(
    house: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """No relation reaches across services, though a grant should say so."""
    case = house.case()
    grants.give(
        organisation=next_door.service,
        subject=case.person.public_id,
        relation=Relation.ASSIGNED,
        user=next_door.jo.user,
    )
    assert relations(next_door.jo, case) == frozenset()
    with pytest.raises(doors.Denied):
        doors.open_one(next_door.jo, Person, case.person.public_id)


def test_a_membership_outside_its_dates_is_none(house: cast.Riverbank) -> None:
    """A membership counts from its first day to its last, and no longer."""
    assert house.jo.user is not None
    mine = Membership.objects.filter(user=house.jo.user)
    today = timezone.localdate()
    day = timedelta(days=1)
    for since, until, counts in (
        (today, None, True),
        (today, today, True),
        (today + day, None, False),
        (today - day, today - day, False),
    ):
        mine.update(since_on=since, until_on=until)
        assert (acting(house.jo.user) is not None) is counts


def test_a_practice_acts_on_its_services_records(house: cast.Riverbank) -> None:
    """Whoever works in a practice acts in the service that keeps the practice's records."""
    assert (house.ruth.organisation, house.ruth.employer) == (house.service, house.millfield)
    assert Organisation.objects.get(pk=house.millfield.pk).keeper == house.service
