"""Whoever visits alone is missed when they are not back, and only a person says that they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy
from linkwork.access.roles import Action
from linkwork.practice.notices.models import Notice
from linkwork.practice.supervision import actions, jobs
from linkwork.practice.supervision.models import Visit
from linkwork.practice.supervision.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.supervision import scenes

TODAY = timezone.localdate()


def test_a_visit_lasts_as_long_as_the_service_says(house: cast.Riverbank) -> None:
    """Without a length, the service's own is taken."""
    ServicePolicy.objects.create(organisation=house.service, lone_visit_minutes=45)
    visit = actions.plan_visit(case=scenes.active(house), place="Home", by=house.jo)
    assert visit.back_by_at - visit.starts_at == timedelta(minutes=45)


def test_overdue_is_computed_and_told_once(house: cast.Riverbank) -> None:
    """The job tells the lead and the link worker once; run again it says nothing new."""
    system = Actor.system(house.service)
    visit = scenes.out(house, scenes.active(house), late=5)
    assert visit.overdue(timezone.now())
    assert jobs.tell_who_is_out(by=system, on=TODAY) == "Told the leads of 1 overdue visit."
    assert jobs.tell_who_is_out(by=system, on=TODAY) == "All back."
    told = Notice.objects.filter(template="staff visit overdue")
    assert {notice.to_user for notice in told} == {house.samira.user, house.jo.user}
    visit.refresh_from_db()
    assert visit.state == Visit.State.OUT


def test_nobody_is_flagged_too_soon(house: cast.Riverbank) -> None:
    """Whoever is still in their time, or has not set out, is not overdue."""
    scenes.out(house, scenes.active(house))
    actions.plan_visit(case=scenes.active(house, given_name="Tom"), place="Home", by=house.jo)
    assert jobs.tell_who_is_out(by=Actor.system(house.service), on=TODAY) == "All back."


def test_no_timer_brings_anybody_back(house: cast.Riverbank) -> None:
    """Without a person who says so, nobody is back, called off or looked for."""
    system = Actor.system(house.service)
    visit = scenes.out(house, scenes.active(house), late=5)
    with pytest.raises(NotAllowed, match="never a timer"):
        actions.come_back(visit=visit, by=system)
    with pytest.raises(NotAllowed, match="never a timer"):
        actions.look_for(visit=visit, words="rang", by=system)


def test_staying_longer_sets_the_clock_anew(house: cast.Riverbank) -> None:
    """A visit already flagged is watched again from its new time."""
    visit = scenes.out(house, scenes.active(house), late=5)
    actions.flag_overdue(visit=visit, by=Actor.system(house.service))
    actions.stay_longer(visit=visit, minutes=30, by=house.jo)
    assert visit.flagged_at is None
    assert not visit.overdue(timezone.now())


def test_a_search_ends_with_how_it_is_known(house: cast.Riverbank) -> None:
    """After a search, "back" needs words; a visit in time is not searched for."""
    case = scenes.active(house)
    fresh = scenes.out(house, case)
    with pytest.raises(NotAllowed, match="not overdue"):
        actions.look_for(visit=fresh, words="rang", by=house.samira)
    visit = scenes.out(house, case, late=20)
    actions.look_for(visit=visit, words="Rang Jo, no answer; ringing Amara", by=house.samira)
    with pytest.raises(NotAllowed, match="few words"):
        actions.come_back(visit=visit, by=house.samira)
    actions.come_back(visit=visit, words="Phone was flat; spoke with Jo", by=house.samira)
    assert visit.state == Visit.State.BACK


def test_ones_own_visit_stays_ones_own(house: cast.Riverbank) -> None:
    """After a hand-over in the middle of it, the visit can still be checked in by who is out."""
    case = scenes.active(house)
    visit = scenes.out(house, case)
    assert house.ada.user
    actions.hand_over(case=case, to=house.ada.user, note="n", by=house.samira)
    assert scenes.may(house.jo, Action.AMEND, visit)
    assert scenes.may_see(house.samira, visit)
    assert not scenes.may_see(house.ruth, visit)


@pytest.mark.parametrize(("place", "minutes"), [(" ", 30), ("Home", -5), ("Home", 800)])
def test_a_visit_has_a_place_and_an_end(house: cast.Riverbank, place: str, minutes: int) -> None:
    """Where, and until when: or it is not kept."""
    with pytest.raises(NotAllowed):
        actions.plan_visit(case=scenes.active(house), place=place, minutes=minutes, by=house.jo)
