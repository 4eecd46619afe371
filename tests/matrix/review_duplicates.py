"""Records of one work, a word on them, and a pair that waits; the canary in every text."""

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import actions
from linkwork.evidence.duplicates.models import Question, Search
from linkwork.evidence.records.models import Record, Review
from tests.matrix.cast import House

ALONE = "stands alone"  # the key of the record that is in no group


def duplicates(house: House, review: Review, told: str, by: Actor) -> None:
    """A group of two, and a question about a third record."""
    first = Record.objects.get(review=review, key="one")
    second, third = (_like(first, key, told) for key in ("written again", ALONE))
    (word,) = actions.join(records=[first, second], reason=told, by=by)
    house.keep("ruling_id", word)
    theirs = {"organisation": house.organisation, "subject": review.public_id, "review": review}
    asked = Question.objects.create(
        **theirs, first=first, second=third, reason=told, points=5, asked_at=timezone.now()
    )
    house.keep("question_id", asked)
    Search.objects.create(
        **theirs, state=Search.State.FAILED, asked_at=timezone.now(), error=told, records=3
    )


def alone(house: House) -> Record:
    """The record that is in no group."""
    review = house.things["review_id"]
    return Record.objects.get(review__public_id=review, key=ALONE)


def _like(first: Record, key: str, told: str) -> Record:
    return Record.objects.create(
        organisation_id=first.organisation_id,
        subject=first.subject,
        review_id=first.review_id,
        search_id=first.search_id,
        key=key,
        title=f"Work {told}",
        raw="TY  - JOUR",
    )
