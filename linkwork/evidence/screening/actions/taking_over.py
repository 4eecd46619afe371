"""Taking over decisions that were made elsewhere: on paper, or in another tool."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening.checking import check
from linkwork.evidence.screening.levels import Level, reason_of
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.refused import NotAllowed


@dataclass(frozen=True)
class Given:
    """A decision as it was made elsewhere, blind to the other reader unless it settles."""

    record: Record
    reader: User
    answer: str
    decided_at: datetime
    reason: str = ""
    note: str = ""
    level: str = Level.ABSTRACT
    settles: bool = False


@transaction.atomic
def take_over(*, review: Review, given: Sequence[Given], by: Actor) -> int:
    """Write down many decisions at once, each in its reader's name and at its time."""
    for one in given:
        check(one.answer, one.reason, one.note, one.level)
        if one.record.review_id != review.pk:
            raise NotAllowed(f"{one.record.short} is not a record of this review")
    rows = [
        ScreeningDecision(
            organisation=review.organisation,
            subject=review.public_id,
            record=one.record,
            level=one.level,
            answer=one.answer,
            reason=reason_of(one.answer, one.reason),
            note=one.note.strip(),
            reviewer=one.reader,
            decided_at=one.decided_at,
            blind=not one.settles,
            settles=one.settles,
        )
        for one in given
    ]
    ScreeningDecision.objects.bulk_create(rows, batch_size=500)
    audit.record(by=by, action=Action.CREATE, verb="decisions taken over", on=review)
    return len(rows)
