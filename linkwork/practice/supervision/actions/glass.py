"""Breaks the glass: fifteen minutes of reading, with a reason, a notice and a review."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.supervision import moves, telling
from linkwork.practice.supervision.models import BrokenGlass

MINUTES = 15


@transaction.atomic
def break_glass(*, person: Person, reason: str, by: Actor) -> BrokenGlass:
    """Let the actor read this person's records for fifteen minutes; those concerned are told."""
    if by.user is None:
        raise moves.NotAllowed("Only somebody who has signed in can open a record like this.")
    if not reason.strip():
        raise moves.NotAllowed("Say why you need to see this record now.")
    now = timezone.now()
    until = now + timedelta(minutes=MINUTES)
    grants.give(
        organisation=person.organisation,
        subject=person.public_id,
        relation=Relation.GLASS,
        user=by.user,
        until_at=until,
    )
    glass = BrokenGlass.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        by=by.user,
        role=by.role.value,
        reason=reason,
        at=now,
        until_at=until,
    )
    audit.record(
        by=by,
        action=Action.CREATE,
        verb="glass broken",
        on=glass,
        relation=Relation.GLASS.value,
        rule=f"{by.role.value} may create glass when organisation",
    )
    _tell(glass, by)
    return glass


def _tell(glass: BrokenGlass, by: Actor) -> None:
    """The case's link worker hears that the record was opened; leads and auditors review it."""
    case = referrals.open_case(glass.person)
    if case is not None:
        telling.tell("staff glass", [case.link_worker], url=reverse("journey:today"), by=by)
    teams = [one.team for one in referrals.of_person(glass.person) if one.team is not None]
    leads = telling.leads_of(glass.organisation, teams[0] if teams else None)
    auditors = telling.in_role(glass.organisation, Role.AUDITOR)
    address = reverse("supervision:glass_list")
    telling.tell("staff glass", [*leads, *auditors], url=address, by=by)


@transaction.atomic
def review_glass(*, glass: BrokenGlass, verdict: str, words: str, by: Actor) -> BrokenGlass:
    """Say, as somebody else, whether opening the record was right."""
    moves.check_review(glass, verdict, words=words, by=by.user.pk if by.user else None)
    glass.save_over(
        glass.version,
        verdict=verdict,
        review_words=words,
        reviewed_by=by.user,
        reviewed_at=timezone.now(),
    )
    audit.record(by=by, action=Action.AMEND, verb="glass reviewed", on=glass)
    return glass
