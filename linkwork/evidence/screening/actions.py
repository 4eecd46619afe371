"""What a reader does with a record: include it, exclude it with a reason, or leave it open."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.models import ScreeningDecision


class NotAllowed(ValueError):
    """The decision cannot stand as it is; the message says why."""


@transaction.atomic
def decide(
    *,
    record: Record,
    answer: str,
    by: Actor,
    reason: str = "",
    note: str = "",
    level: str = ScreeningDecision.Level.ABSTRACT,
    decided_at: datetime | None = None,
) -> ScreeningDecision:
    """Write down a reader's answer. An earlier one of theirs is kept, and stands no more."""
    if by.user is None:
        raise NotAllowed("a decision is somebody's: a command cannot read")
    if answer not in ScreeningDecision.Answer.values:
        raise NotAllowed(f"{answer}: include, maybe or exclude")
    exclude = answer == ScreeningDecision.Answer.EXCLUDE
    if exclude and reason not in ScreeningDecision.Reason.values:
        raise NotAllowed("an exclusion needs its reason")
    if exclude and reason == ScreeningDecision.Reason.OTHER and not note.strip():
        raise NotAllowed("another reason needs a note that says which")
    decision = ScreeningDecision(
        organisation=record.organisation,
        subject=record.subject,
        record=record,
        level=level,
        answer=answer,
        reason=reason if exclude else "",
        note=note.strip(),
        reviewer=by.user,
        decided_at=decided_at or timezone.now(),
    )
    decision.save()
    audit.record(by=by, action=Action.CREATE, verb="record screened", on=decision)
    return decision
