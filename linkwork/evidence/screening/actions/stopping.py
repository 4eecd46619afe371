"""Stopping before everything is read, with a random sample as a check; and going on after all."""

from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import stopping
from linkwork.evidence.screening.blindness import Pile, reading, to_read, within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.checking import somebody
from linkwork.evidence.screening.models import Sampled, Stop
from linkwork.evidence.screening.refused import NotAllowed

RECALL = CONFIDENCE = 0.95
SAMPLE = 50
MOST = 1000


@transaction.atomic
def stop(
    *,
    review: Review,
    pile: Pile,
    reason: str,
    by: Actor,
    sample: int = SAMPLE,
    recall: float = RECALL,
    confidence: float = CONFIDENCE,
) -> Stop:
    """Stop reading a pile, keep what the test said, and draw the sample that checks it."""
    reader = somebody(by)
    board = Board(review)
    if any(one.level == pile.level and one.search_id in (None, pile.search) for one in board.stops):
        raise NotAllowed("reading has stopped here already")
    if not reason.strip():
        raise NotAllowed("reading stops for a reason")
    unread = [pk for pk in to_read(board, pile, reader.pk) if not board.of(pk, pile.level).words]
    if not unread:
        raise NotAllowed("everything here has been read")
    seen = [one.relevant for one in reading(board, pile, reader.pk)]
    said = stopping.advice(seen, len(within(board, pile)), recall, confidence)
    made = Stop.objects.create(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        level=pile.level,
        search_id=pile.search,
        reason=reason.strip(),
        advised=said.stop,
        recall=recall,
        confidence=confidence,
        read=said.read,
        found=said.found,
        total=said.total,
        stopped_by=reader,
        stopped_at=timezone.now(),
    )
    _draw(made, unread, min(sample, len(unread), MOST))
    audit.record(by=by, action=Action.CREATE, verb="reading stopped", on=made)
    return made


@transaction.atomic
def resume(*, stop: Stop, expected: int, reason: str, by: Actor) -> None:
    """Go on reading where it had stopped, for a reason; the stop is kept."""
    reader = somebody(by)
    if stop.resumed_at is not None:
        raise NotAllowed("reading goes on already")
    if not reason.strip():
        raise NotAllowed("reading goes on for a reason")
    stop.save_over(
        expected,
        resumed_by=reader,
        resumed_at=timezone.now(),
        resumed_because=reason.strip(),
    )
    audit.record(by=by, action=Action.AMEND, verb="reading resumed", on=stop)


def _draw(made: Stop, unread: list[int], many: int) -> None:
    drawn = SystemRandom().sample(unread, many)
    rows = [
        Sampled(
            organisation=made.organisation,
            subject=made.subject,
            stop=made,
            record_id=record,
            place=place,
        )
        for place, record in enumerate(drawn, start=1)
    ]
    Sampled.objects.bulk_create(rows)
