"""What a reader does with a record: in, out with a reason, or left open; and taking it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.checking import check, comes_to, somebody
from linkwork.evidence.screening.levels import Answer, Level, reason_of
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.one_record import OneRecord
from linkwork.evidence.screening.refused import NotAllowed


@transaction.atomic
def decide(
    *,
    record: Record,
    answer: str,
    by: Actor,
    reason: str = "",
    note: str = "",
    level: str = Level.ABSTRACT,
    decided_at: datetime | None = None,
) -> ScreeningDecision:
    """Write down a reader's answer. An earlier one of theirs is kept, and stands no more."""
    reader = somebody(by)
    check(answer, reason, note, level)
    comes_to(record, level)
    here = OneRecord(record, level)
    if here.told.settled is not None:
        raise NotAllowed("a third reader has settled this record; bring it back to read it anew")
    decision = ScreeningDecision(
        organisation=record.organisation,
        subject=record.subject,
        record=record,
        level=level,
        answer=answer,
        reason=reason_of(answer, reason),
        note=note.strip(),
        reviewer=reader,
        decided_at=decided_at or timezone.now(),
        blind=here.blind_to(reader.pk),
    )
    decision.save()
    audit.record(by=by, action=Action.CREATE, verb="record screened", on=decision)
    return decision


@transaction.atomic
def decide_many(
    *,
    records: Sequence[Record],
    answer: str,
    by: Actor,
    reason: str = "",
    note: str = "",
    level: str = Level.ABSTRACT,
) -> int:
    """Give one answer to several records; all are kept, or none."""
    for record in records:
        decide(record=record, answer=answer, reason=reason, note=note, level=level, by=by)
    return len(records)


@transaction.atomic
def take_back(*, record: Record, by: Actor, level: str = Level.ABSTRACT) -> ScreeningDecision:
    """Take a reader's own answer back: it is kept, and the record is theirs to read again."""
    reader = somebody(by)
    here = OneRecord(record, level)
    if reader.pk not in here.told.words:
        raise NotAllowed("there is no answer of yours to take back")
    if here.told.settled is not None:
        raise NotAllowed("a third reader has settled this record; it can only be brought back")
    taken = ScreeningDecision(
        organisation=record.organisation,
        subject=record.subject,
        record=record,
        level=level,
        answer=Answer.TAKEN_BACK,
        reviewer=reader,
        decided_at=timezone.now(),
        blind=here.blind_to(reader.pk),
    )
    taken.save()
    audit.record(by=by, action=Action.CREATE, verb="decision taken back", on=taken)
    return taken
