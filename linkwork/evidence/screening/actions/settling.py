"""What a third reader does where two differ, and how a record that was left out comes back."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.amending import amend
from linkwork.evidence.screening.checking import check, somebody
from linkwork.evidence.screening.levels import Answer, Level, reason_of
from linkwork.evidence.screening.models import Return, ScreeningDecision
from linkwork.evidence.screening.one_record import OneRecord
from linkwork.evidence.screening.refused import NotAllowed
from linkwork.evidence.screening.standing import TO_SETTLE, Standing


@transaction.atomic
def settle(
    *,
    record: Record,
    answer: str,
    by: Actor,
    reason: str = "",
    note: str = "",
    level: str = Level.ABSTRACT,
) -> ScreeningDecision:
    """Decide where two readers differ or both left it at maybe: a third person's answer stands."""
    judge = somebody(by)
    check(answer, reason, note, level)
    if answer == Answer.MAYBE:
        raise NotAllowed("whoever settles a record decides it: in or out")
    here = OneRecord(record, level)
    if here.told.settled is not None or here.standing not in TO_SETTLE:
        raise NotAllowed("there is nothing to settle about this record")
    if judge.pk in here.told.words and len(here.told.words) > 1:
        raise NotAllowed("a third person settles it: you are one of its readers")
    settled = ScreeningDecision(
        organisation=record.organisation,
        subject=record.subject,
        record=record,
        level=level,
        answer=answer,
        reason=reason_of(answer, reason),
        note=note.strip(),
        reviewer=judge,
        decided_at=timezone.now(),
        blind=False,
        settles=True,
    )
    settled.save()
    audit.record(by=by, action=Action.CREATE, verb="record settled", on=settled)
    return settled


@transaction.atomic
def bring_back(*, record: Record, level: str, reason: str, by: Actor) -> Return:
    """Let a record that was left out be read anew; what was said of it before stands no more.

    Once the protocol is frozen, it is an amendment of it.
    """
    who = somebody(by)
    if not reason.strip():
        raise NotAllowed("a record comes back for a reason")
    if OneRecord(record, level).standing is not Standing.EXCLUDED:
        raise NotAllowed(f"it is not left out at {Level(level).label.lower()}")
    back = Return.objects.create(
        organisation=record.organisation,
        subject=record.subject,
        record=record,
        level=level,
        reason=reason.strip(),
        returned_by=who,
        returned_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="record brought back", on=back)
    says = f"{record.short}, left out at {Level(level).label.lower()}, is read again."
    amend(review=record.review, says=says, reason=reason, by=by)
    return back
