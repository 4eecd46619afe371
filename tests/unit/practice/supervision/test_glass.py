"""Broken glass: a reason, fifteen minutes of reading, everybody told, somebody else's review."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkwork.access import grants
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.access.roles import Action, Relation
from linkwork.practice.notices.models import Notice
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.models import BrokenGlass
from linkwork.practice.supervision.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.supervision import scenes


def broken(house: cast.Riverbank, by: Actor, name: str = "Amara") -> BrokenGlass:
    """A record of Jo's opened by somebody else."""
    case = scenes.active(house, given_name=name)
    return actions.break_glass(person=case.person, reason="She rang in distress", by=by)


def test_fifteen_minutes_of_reading(house: cast.Riverbank, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague reads the record for fifteen minutes and not one more, and changes nothing."""
    glass = broken(house, house.ada)
    case = referrals.open_case(glass.person)
    assert case is not None
    assert scenes.may_see(house.ada, case)
    assert not scenes.may(house.ada, Action.AMEND, case)
    later = timezone.now() + timedelta(minutes=14, seconds=59)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert scenes.may_see(house.ada, case)
    monkeypatch.setattr(timezone, "now", lambda: later + timedelta(seconds=2))
    assert not scenes.may_see(house.ada, case)


def test_everybody_concerned_is_told(house: cast.Riverbank) -> None:
    """The case's link worker, the team lead and the auditor each get a notice; the chain knows."""
    ivo = scenes.auditor(house)
    broken(house, house.ada)
    told = Notice.objects.filter(template="staff glass")
    assert {notice.to_user for notice in told} == {house.jo.user, house.samira.user, ivo.user}
    event = AuditEvent.objects.get(verb="glass broken")
    assert event.relation == "glass"


@pytest.mark.parametrize("reason", ["", "  "])
def test_no_glass_without_a_reason(house: cast.Riverbank, reason: str) -> None:
    """Without words nothing opens."""
    case = scenes.active(house)
    with pytest.raises(NotAllowed):
        actions.break_glass(person=case.person, reason=reason, by=house.ada)
    assert not scenes.may_see(house.ada, case)


def test_a_bar_is_stronger_than_glass(house: cast.Riverbank) -> None:
    """Somebody barred from a record sees nothing of it, glass or no glass."""
    glass = broken(house, house.ada)
    case = referrals.open_case(glass.person)
    assert case is not None
    assert house.ada.user
    grants.give(
        organisation=house.service,
        subject=glass.person.public_id,
        relation=Relation.BARRED,
        user=house.ada.user,
    )
    assert not scenes.may_see(house.ada, case)


def test_somebody_else_reviews_it_once(house: cast.Riverbank) -> None:
    """Whoever opened the record does not review it; a review is not written over."""
    glass = broken(house, house.samira)
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.review_glass(glass=glass, verdict="right", words="Fine", by=house.samira)
    ivo = scenes.auditor(house)
    with pytest.raises(NotAllowed, match="few words"):
        actions.review_glass(glass=glass, verdict="right", words="", by=ivo)
    actions.review_glass(glass=glass, verdict="wrong", words="No emergency", by=ivo)
    with pytest.raises(NotAllowed, match="already"):
        actions.review_glass(glass=glass, verdict="right", words="Fine", by=ivo)


def test_whose_record_is_asked_exactly(house: cast.Riverbank) -> None:
    """The number, or the whole name with the birth date: nothing near it finds anybody."""
    person = house.person(nhs_number="9990000018")
    born = date(1951, 5, 14)
    assert queries.exactly("9990000018", "", None) == [person]
    assert queries.exactly("", "amara nwosu", born) == [person]
    for number, name, on in (
        ("", "Amara", born),
        ("", "Amara Nwos", born),
        ("", "Amara Nwosu", date(1951, 5, 15)),
        ("", "Amara Nwosu", None),
        ("9990000026", "", None),
        ("9990000018", "", date(1951, 5, 15)),
    ):
        assert queries.exactly(number, name, on) == []
