"""What is done about records that may be one work: join, part, take back, answer what is asked.

Nothing is deleted: every word is kept, the latest on a pair stands, and groups follow from it.
"""

import uuid
from collections.abc import Iterable, Sequence
from itertools import combinations

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.duplicates import folding, queries
from linkwork.evidence.duplicates.models import Question, Ruling
from linkwork.evidence.records.models import Record, Review

SAME, DIFFERENT, OPEN = Ruling.Answer.SAME, Ruling.Answer.DIFFERENT, Ruling.Answer.OPEN

Pair = tuple[Record, Record]


class NotAllowed(ValueError):
    """It cannot be done as asked; the message says why."""


@transaction.atomic
def join(*, records: Sequence[Record], reason: str, by: Actor) -> list[Ruling]:
    """Say that records are one work; one of them will stand for all."""
    review = _of_one_review(records)
    first, *others = sorted(records, key=lambda one: one.pk)
    said = _say([(first, other) for other in others], SAME, reason, by)
    folding.fold(review, [one.pk for one in records])
    _settle(review, [one.pk for one in records])
    audit.record(by=by, action=Action.CREATE, verb="records joined as one work", on=review)
    return said


@transaction.atomic
def part(*, record: Record, reason: str, by: Actor) -> list[Ruling]:
    """Say that a record is a work of its own: it leaves its group, and stands for itself."""
    others = [one for one in queries.group_of(record) if one.pk != record.pk]
    if not others:
        raise NotAllowed(f"{record.short}: it stands for itself already")
    said = _say([(record, other) for other in others], DIFFERENT, reason, by)
    touched = [record.pk, *(one.pk for one in others)]
    folding.fold(record.review, touched)
    _settle(record.review, touched)
    audit.record(by=by, action=Action.CREATE, verb="record parted from its group", on=record)
    return said


@transaction.atomic
def answer(*, question: Question, same: bool, reason: str, by: Actor) -> Ruling:
    """Answer what was asked about two records."""
    if question.answered:
        raise NotAllowed("somebody has answered this already")
    words = reason.strip() or question.reason
    pair = (question.first, question.second)
    (said,) = _say([pair], SAME if same else DIFFERENT, words, by)
    touched = [question.first_id, question.second_id]
    folding.fold(question.review, touched)
    _settle(question.review, touched)
    audit.record(by=by, action=Action.CREATE, verb="duplicate question answered", on=question)
    return said


@transaction.atomic
def take_back(*, ruling: Ruling, reason: str, by: Actor) -> list[Ruling]:
    """Take back what was said at one stroke: groups and questions are as they were before."""
    act = queries.act_of(ruling)
    touched = {pk for one in act for pk in (one.first_id, one.second_id)}
    stands = queries.standing(ruling.review, touched)
    for one in act:
        now = stands.get(frozenset((one.first_id, one.second_id)))
        if now is None or now.pk != one.pk:
            raise NotAllowed("something else was said of these records since")
    said = _say([(one.first, one.second) for one in act], OPEN, reason, by)
    folding.fold(ruling.review, touched)
    _settle(ruling.review, touched)
    audit.record(by=by, action=Action.CREATE, verb="word on duplicates taken back", on=ruling)
    return said


def _say(pairs: Sequence[Pair], word: str, reason: str, by: Actor) -> list[Ruling]:
    """Write one word on some pairs, at one stroke."""
    if not reason.strip():
        raise NotAllowed("say why")
    act, now = uuid.uuid4(), timezone.now()
    said = []
    for pair in pairs:
        first, second = sorted(pair, key=lambda each: each.pk)
        one = Ruling(
            organisation_id=first.organisation_id,
            subject=first.subject,
            review_id=first.review_id,
            first=first,
            second=second,
            answer=word,
            act=act,
            reason=reason.strip()[:400],
            said_by=by.user,
            said_at=now,
        )
        one.save()
        said.append(one)
    return said


def _settle(review: Review, touched: Iterable[int]) -> None:
    """Close what is answered by now, and open again what is not."""
    near = {one.pk for pk in touched for one in _group(review, pk)}
    asked = Question.objects.filter(review=review, first__in=near) | Question.objects.filter(
        review=review, second__in=near
    )
    rows = list(asked.distinct())
    if not rows:
        return
    involved = {pk for one in rows for pk in (one.first_id, one.second_id)}
    standing = queries.standing(review, involved)
    under = queries.stands_for(review)
    for one in rows:
        pair = frozenset((one.first_id, one.second_id))
        together = under.get(one.first_id, one.first_id) == under.get(one.second_id, one.second_id)
        one.answered = pair in standing or together
    Question.objects.bulk_update(rows, ["answered"])


def _group(review: Review, pk: int) -> list[Record]:
    record = Record.objects.filter(review=review, pk=pk).first()
    return queries.group_of(record) if record else []


def _of_one_review(records: Sequence[Record]) -> Review:
    if len({one.pk for one in records}) < 2:
        raise NotAllowed("choose two records or more")
    if any(one.review_id != other.review_id for one, other in combinations(records, 2)):
        raise NotAllowed("the records belong to different reviews")
    return records[0].review
