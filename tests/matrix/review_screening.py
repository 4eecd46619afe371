"""Screening of a review: an answer with its note, a return, a rule, a stop with its sample."""

from django.utils import timezone

from linkwork.access.models import User
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening.models import (
    LevelRule,
    Ordering,
    Return,
    Sampled,
    ScreeningDecision,
    Stop,
)
from tests.matrix.cast import House

LEVEL = "richness"  # out of the way: the record itself is still to be read


def screening(house: House, review: Review, told: str, member: User) -> None:
    """The canary is in every text; the member may still read the record, and stop reading."""
    now = timezone.now()
    theirs = {"organisation": house.organisation, "subject": review.public_id, "level": LEVEL}
    record = Record.objects.filter(review=review).order_by("pk")[0]
    ScreeningDecision.objects.create(
        **theirs, record=record, answer="thin", note=told, reviewer=member, decided_at=now
    )
    Return.objects.create(**theirs, record=record, reason=told, returned_by=member, returned_at=now)
    LevelRule.objects.create(
        **theirs, review=review, readers=2, reason=told, set_by=member, set_at=now
    )
    stop = Stop.objects.create(
        **theirs,
        review=review,
        reason=told,
        advised=False,
        recall=0.95,
        confidence=0.95,
        read=0,
        found=0,
        total=1,
        stopped_by=member,
        stopped_at=now,
    )
    house.keep("stop_id", stop)
    Sampled.objects.create(
        organisation=house.organisation,
        subject=review.public_id,
        stop=stop,
        record=record,
        place=1,
    )
    Ordering.objects.create(**theirs, review=review, reader=member, fault=told)
