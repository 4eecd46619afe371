"""Screening of the demonstration's review, half-way through: every decision is invented.

Decisions follow from what sort of work the database says each record is, and from its place in the
list: nothing is claimed about what any work says.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.records.presenters import kind_of
from linkwork.evidence.screening import actions, queries
from linkwork.evidence.screening.actions import Given
from linkwork.evidence.screening.levels import Answer, Level, Reason
from linkwork.evidence.screening.standing import Standing

TAKEN = {"realist review", "realist evaluation", "qualitative", "mixed methods"}
MAYBE = {"systematic review", "scoping review", "case study"}
LEFT_OUT = {"protocol": Reason.PROTOCOL, "editorial": Reason.OPINION}
FIRST_READS, SECOND_READS = 122, 106  # of the list, from its beginning
FULL_READS, RICH_READS = (34, 26), (14, 10)
APART_EVERY, SETTLED = 11, 6
BACK = "Left out too soon: what it sets out to test names a programme theory."
LONG_AGO = timedelta(days=24)


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Let two readers be half-way through, with what a third has settled and has yet to settle."""
    if queries.of_reader(review, reviewers[0].user, None).exists():
        return
    readers = [one.user for one in reviewers[:2] if one.user]
    third = reviewers[2] if len(reviewers) > 2 else None
    started = timezone.now() - LONG_AGO
    rows = list(duplicates.representatives(review).order_by("pk"))
    actions.take_over(review=review, given=list(_abstracts(rows, readers, started)), by=by)
    if third is not None:
        _settle(review, third)
    _bring_back(review, reviewers[0])
    later, last = started + timedelta(days=10), started + timedelta(days=18)
    _deeper(review, Level.FULL_TEXT, FULL_READS, readers, started=later, by=by)
    _deeper(review, Level.RICHNESS, RICH_READS, readers, started=last, by=by)


def _abstracts(rows: list[Record], readers: list[User], started: datetime) -> Iterator[Given]:
    for turn, (reader, many) in enumerate(zip(readers, (FIRST_READS, SECOND_READS), strict=False)):
        for place, record in enumerate(rows[:many]):
            answer, reason = _said(record, differs=turn == 1 and place % APART_EVERY == 5)
            at = started + timedelta(days=2 * turn, minutes=3 * place)
            yield Given(record, reader, answer, at, reason)


def _said(record: Record, *, differs: bool) -> tuple[str, str]:
    sort = kind_of(record)
    if sort in LEFT_OUT:
        return (Answer.MAYBE, "") if differs else (Answer.EXCLUDE, LEFT_OUT[sort])
    if sort in TAKEN:
        return (Answer.EXCLUDE, Reason.NO_WHY) if differs else (Answer.INCLUDE, "")
    if sort in MAYBE:
        return (Answer.INCLUDE, "") if not differs else (Answer.MAYBE, "")
    return (Answer.INCLUDE, "") if differs else (Answer.EXCLUDE, Reason.NO_WHY)


def _settle(review: Review, third: Actor) -> None:
    for place, record in enumerate(queries.apart(review)[:SETTLED]):
        include = place % 3 > 0
        actions.settle(
            record=record,
            answer=Answer.INCLUDE if include else Answer.EXCLUDE,
            reason="" if include else Reason.NO_WHY,
            note="Settled after talking with both readers.",
            by=third,
        )


def _bring_back(review: Review, by: Actor) -> None:
    where = queries.standings(review)
    out = [pk for pk, stands in where.items() if stands is Standing.EXCLUDED]
    protocols = [one for one in queries.by_keys(review, out) if kind_of(one) == "protocol"]
    for record in protocols[:1]:
        actions.bring_back(record=record, level=Level.ABSTRACT, reason=BACK, by=by)


def _deeper(
    review: Review,
    level: Level,
    reads: tuple[int, int],
    readers: list[User],
    *,
    started: datetime,
    by: Actor,
) -> None:
    rows = queries.by_keys(review, queries.board(review).population(level))
    given = []
    for turn, (reader, many) in enumerate(zip(readers, reads, strict=False)):
        for place, record in enumerate(rows[:many]):
            answer, reason = _at_depth(level, place, turn)
            at = started + timedelta(days=2 * turn, minutes=20 * place)
            given.append(Given(record, reader, answer, at, reason, level=level))
    actions.take_over(review=review, given=given, by=by)


def _at_depth(level: Level, place: int, turn: int) -> tuple[str, str]:
    if level is Level.RICHNESS:
        answers = (Answer.RICH, Answer.SOME, Answer.SOME, Answer.THIN)
        return answers[(place + (turn if place == 2 else 0)) % 4], ""
    if place % 9 == 4:
        return Answer.EXCLUDE, Reason.NOT_GOT
    if place % 9 == 7 and turn == place % 2:
        return Answer.EXCLUDE, Reason.NO_WHY
    return Answer.INCLUDE, ""
