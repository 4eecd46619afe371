"""Keeps what a person agreed to or refused."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.models import Link
from linkwork.access.roles import Action, Role
from linkwork.practice.people.models import ConsentDecision, Person


@transaction.atomic
def decide_consent(
    *,
    person: Person,
    purpose: str,
    decision: str,
    by: Actor,
    provider_name: str = "",
    how: str = "",
    wording_version: int = 1,
    expires_on: date | None = None,
    decided_at: datetime | None = None,
) -> ConsentDecision:
    """Keep what the person decided, beside what they decided before.

    A carer who may no longer see the plan is shut out at once.
    """
    row = ConsentDecision.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        purpose=ConsentDecision.Purpose(purpose),
        provider_name=provider_name,
        decision=ConsentDecision.Decision(decision),
        wording_version=wording_version,
        how=how,
        decided_at=decided_at or timezone.now(),
        recorded_by=by.user,
        expires_on=expires_on,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"consent {row.decision}", on=row)
    if row.purpose == row.Purpose.CARER and row.decision != row.Decision.GIVEN:
        _shut_out(person, row.provider_name, by)
    return row


def _shut_out(person: Person, carer: str, by: Actor) -> None:
    """End the links of the carer of that name; of every carer where none is named."""
    rows = Link.objects.filter(subject=person.public_id, role=Role.PROXY.value)
    rows = rows.filter(until_at__gt=timezone.now())
    for link in rows.filter(name=carer) if carer else rows:
        links.end(link=link, by=by)
