"""Decisions, as one reader may see them, and where every record stands."""

from collections import Counter
from datetime import datetime

from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import blindness
from linkwork.evidence.screening.blindness import Pile
from linkwork.evidence.screening.board import Board, Told, read_words
from linkwork.evidence.screening.flows import Flow, drawn
from linkwork.evidence.screening.levels import Answer, Level
from linkwork.evidence.screening.models import (
    LevelRule,
    Ordering,
    Return,
    Sampled,
    ScreeningDecision,
    Stop,
)
from linkwork.evidence.screening.one_record import OneRecord
from linkwork.evidence.screening.standing import TO_SETTLE, Standing, may_see_others

ABSTRACT = Level.ABSTRACT
LOOK_BACK = 200  # answers, for one to take back


def board(review: Review) -> Board:
    """All that was said in a review, read at once."""
    return Board(review)


def standings(review: Review, level: str = ABSTRACT) -> dict[int, Standing]:
    """Where every record that comes to a level stands, by record."""
    return Board(review).standings(level)


def counts(review: Review, level: str = ABSTRACT) -> Counter[Standing]:
    """How many records stand where."""
    return Counter(standings(review, level).values())


def included(review: Review, level: str = ABSTRACT) -> QuerySet[Record]:
    """The records that are in at a level, in the order they came."""
    where = standings(review, level)
    inside = [pk for pk, stands in where.items() if stands is Standing.INCLUDED]
    return records.records(review).filter(pk__in=inside)


def flow(review: Review, phase: int | None = None) -> Flow:
    """The counts of each level with reasons, of one phase or of both."""
    return drawn(Board(review), phase)


def one(record: Record, level: str = ABSTRACT) -> OneRecord:
    """What was said of one record at a level."""
    return OneRecord(record, level)


def visible(
    record: Record, reviewer: User | None, level: str = ABSTRACT
) -> list[ScreeningDecision]:
    """The decisions on a record that a reader may see: their own; everybody's once all are in."""
    here = OneRecord(record, level)
    return _shown(here.told, here.wanted, reviewer)


def shown(now: Board, record: int, reviewer: User | None, level: str) -> list[ScreeningDecision]:
    """The same as `visible`, where a review's decisions have been read already."""
    return _shown(now.of(record, level), now.wanted(record, level), reviewer)


def _shown(told: Told, wanted: int, reviewer: User | None) -> list[ScreeningDecision]:
    """What may be seen is chosen before it is asked for: the asking itself tells nothing."""
    mine = reviewer.pk if reviewer else 0
    words = [*told.words.values(), *([told.settled] if told.settled else [])]
    if not may_see_others(told.said, wanted, mine):
        words = [one for one in words if one.reviewer == mine]
    rows = ScreeningDecision.objects.filter(pk__in=[one.pk for one in words])
    return list(rows.select_related("reviewer").order_by("decided_at", "pk")) if words else []


def open_answers(record: Record, level: str = ABSTRACT) -> list[ScreeningDecision] | None:
    """What was said of a record, for any member; None as long as it waits for a reader."""
    here = OneRecord(record, level)
    return here.decisions() if here.is_open else None


def to_settle(record: Record, level: str = ABSTRACT) -> list[ScreeningDecision] | None:
    """What was said of a record that waits for a third; None of any other."""
    here = OneRecord(record, level)
    settled = here.told.settled is not None
    return here.decisions() if here.standing in TO_SETTLE and not settled else None


def hidden_from(review: Review, reviewer: User | None) -> set[int]:
    """The decisions that a member may not see yet, by their keys; a command sees all."""
    if reviewer is None:
        return set()
    now = Board(review)
    said = read_words(ScreeningDecision.objects.filter(record__review=review))
    rows = [(one.pk, now.head(one.record), one.level, one.reviewer) for one in said]
    return blindness.hidden(now, rows, reviewer.pk)


def of_reader(
    review: Review, reviewer: User | None, level: str | None = ABSTRACT
) -> QuerySet[ScreeningDecision]:
    """What one reader decided, the latest first."""
    rows = ScreeningDecision.objects.filter(record__review=review, reviewer=reviewer)
    rows = rows.filter(level=level) if level else rows
    return rows.select_related("record").order_by("-decided_at", "-pk")


def last_that_stands(
    review: Review, reader: User | None, level: str = ABSTRACT
) -> ScreeningDecision | None:
    """The answer that a reader gave last and has not taken back."""
    gone = set()
    for one in of_reader(review, reader, level).filter(settles=False)[:LOOK_BACK]:
        if one.answer == Answer.TAKEN_BACK:
            gone.add(one.record_id)
        elif one.record_id not in gone:
            return one
    return None


def decided_by(review: Review, reviewer: User | None, level: str = ABSTRACT) -> int:
    """How many records one reader has decided."""
    rows = of_reader(review, reviewer, level).exclude(answer=Answer.TAKEN_BACK)
    return rows.order_by().values("record").distinct().count()


def today_by(review: Review, reviewer: User | None, level: str, since: datetime) -> Counter[str]:
    """What one reader said today, by answer."""
    rows = of_reader(review, reviewer, level).filter(decided_at__gte=since)
    return Counter(rows.order_by().values_list("answer", flat=True))


def unread(review: Review, reviewer: User | None, level: str = ABSTRACT) -> QuerySet[Record]:
    """The records that wait for one reader, in their order."""
    left = blindness.to_read(Board(review), Pile(level), reviewer.pk if reviewer else 0)
    return records.records(review).filter(pk__in=left)


def ordered(now: Board, pile: Pile, reader: User | None) -> list[int]:
    """What is left for a reader, the likeliest first; a drawn sample before everything."""
    me = reader.pk if reader else 0
    left = blindness.to_read(now, pile, me)
    if now.stops:
        places = dict(sample_places(now))
        return sorted(left, key=lambda pk: places.get(pk, len(places) + 1))
    mine = ordering(now.review, pile.level, reader)
    if mine is None or not mine.records:
        return left
    place = {pk: number for number, pk in enumerate(mine.records)}
    return sorted(left, key=lambda pk: place.get(pk, len(place)))


def sample_places(now: Board) -> list[tuple[int, int]]:
    """Each record that was drawn to check a stop, and its place."""
    rows = Sampled.objects.filter(stop__in=now.stops)
    return list(rows.values_list("record_id", "place"))


def ordering(review: Review, level: str, reader: User | None) -> Ordering | None:
    """The order in which a reader gets the records of a level."""
    return Ordering.objects.filter(review=review, level=level, reader=reader).first()


def by_keys(review: Review, keys: list[int]) -> list[Record]:
    """Some records of a review, in the order of their keys in the database as given."""
    found = records.records(review).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def apart(review: Review, level: str = ABSTRACT) -> list[Record]:
    """The records on which readers differ, in their order."""
    where = standings(review, level)
    wanted = [pk for pk, stands in where.items() if stands is Standing.APART]
    return by_keys(review, wanted)


def excluded_because(review: Review, level: str = ABSTRACT) -> Counter[str]:
    """How many records were left out for each reason, as whoever decided last gave it."""
    (found,) = (one for one in drawn(Board(review), None).levels if one.level == level)
    return Counter({label: number for _, label, number in found.because})


def pairs(
    now: Board, pile: Pile, first: int, second: int, me: int
) -> list[tuple[str | None, str | None]]:
    """What two readers said of each record while both were blind, as a third or one may know it.

    Of records that still wait, only what the asker has said is in it.
    """
    found: list[tuple[str | None, str | None]] = []
    for record in blindness.within(now, pile):
        told = now.of(record, pile.level)
        whole = now.is_open(record, pile.level)
        one = told.blind_answer(first) if whole or first == me else None
        two = told.blind_answer(second) if whole or second == me else None
        if one or two:
            found.append((one, two))
    return found


def rules(review: Review) -> QuerySet[LevelRule]:
    """How each level was to be read, from the first rule to the latest."""
    rows = LevelRule.objects.filter(review=review).select_related("set_by")
    return rows.order_by("set_at", "pk")


def returns(review: Review) -> QuerySet[Return]:
    """The records that came back, the latest first."""
    rows = Return.objects.filter(record__review=review).select_related("record", "returned_by")
    return rows.order_by("-returned_at", "-pk")


def stops(review: Review) -> QuerySet[Stop]:
    """Where reading was stopped, the latest first."""
    rows = Stop.objects.filter(review=review).select_related("stopped_by", "resumed_by", "search")
    return rows.order_by("-stopped_at", "-pk")


def sample_of(stop: Stop) -> list[int]:
    """The records drawn to check a stop, in the order they were drawn."""
    return list(stop.sample.order_by("place").values_list("record_id", flat=True))
