"""Keeps what a person agreed to or refused."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
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
        links.end(subject=person.public_id, role=Role.PROXY, by=by)
    return row
