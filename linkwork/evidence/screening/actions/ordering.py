"""Asking for a new order of reading, which a worker makes in the background."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import tasks
from linkwork.evidence.screening.checking import somebody
from linkwork.evidence.screening.levels import Level
from linkwork.evidence.screening.models import Ordering
from linkwork.evidence.screening.refused import NotAllowed


@transaction.atomic
def ask_order(*, review: Review, level: str, by: Actor) -> Ordering:
    """Have the records a reader has not read put in order, the likeliest first."""
    reader = somebody(by)
    if level not in Level.values:
        raise NotAllowed(f"{level}: no such level")
    mine, _ = Ordering.objects.get_or_create(
        review=review,
        level=level,
        reader=reader,
        defaults={"organisation": review.organisation, "subject": review.public_id},
    )
    Ordering.objects.filter(pk=mine.pk).update(asked_at=timezone.now(), fault="")
    mine.refresh_from_db()
    tasks.queue(mine)
    audit.record(by=by, action=Action.AMEND, verb="order of reading asked for", on=mine)
    return mine
