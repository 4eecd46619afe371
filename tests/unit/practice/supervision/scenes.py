"""What the tests of supervision begin with: cases that go on, a concern, a visit, more staff."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.models import Protected
from linkwork.access.roles import Action, Role
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import actions
from linkwork.practice.supervision.models import SafeguardingConcern, Visit
from tests.unit.practice import cast

NEXT_WEEK = timezone.localdate() + timedelta(days=7)


def active(house: cast.Riverbank, **changes: Any) -> Case:
    """A case of Jo's in which they have spoken."""
    person = house.person(**changes)
    case = house.case(house.referral(person))
    referrals.log_contact(
        case=case,
        way="call",
        result="reached",
        next_step="Meet",
        next_step_on=NEXT_WEEK,
        by=house.jo,
    )
    return case


def safeguarding(house: cast.Riverbank) -> Actor:
    """The safeguarding lead of the service."""
    return cast.staff("Grace Obi", Role.SAFEGUARDING_LEAD, house.service)


def auditor(house: cast.Riverbank) -> Actor:
    """The auditor of the service."""
    return cast.staff("Ivo Nash", Role.AUDITOR, house.service)


def concern(house: cast.Riverbank, case: Case, **changes: Any) -> SafeguardingConcern:
    """A concern that Jo raises."""
    told = {"worry": "financial", "what": "A neighbour holds her bank card", "by": house.jo}
    return actions.raise_concern(person=case.person, **{**told, **changes})


def out(house: cast.Riverbank, case: Case, late: int = 0) -> Visit:
    """Jo is out on a visit, and should have been back so many minutes ago."""
    visit = actions.plan_visit(case=case, place="12 Larch Road", minutes=60, by=house.jo)
    actions.set_out(visit=visit, by=house.jo)
    if late:
        back_by = timezone.now() - timedelta(minutes=late)
        visit.save_over(visit.version, back_by_at=back_by)
    return visit


def may(actor: Actor, action: Action, thing: Protected) -> bool:
    """Whether the actor may do this to the thing now."""
    return decide(actor, action, thing).allowed


def may_see(actor: Actor, thing: Protected) -> bool:
    """Whether the actor may read the thing now."""
    return may(actor, Action.VIEW, thing)
