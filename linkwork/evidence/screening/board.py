"""A review's decisions read at once: who said what of which record, at every level.

A page of 20,000 records asks for the whole in a handful of questions, and nothing here can be out
of date. What one reader may be shown of it is for `blindness` to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from django.db.models import QuerySet

from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.evidence.screening.levels import ORDER, Answer, before
from linkwork.evidence.screening.models import (
    LevelRule,
    Return,
    Sampled,
    ScreeningDecision,
    Stop,
)
from linkwork.evidence.screening.standing import Said, Standing, all_in, standing


class Word(NamedTuple):
    """One decision, in the order in which they were made."""

    pk: int
    record: int
    level: str
    reviewer: int
    answer: str
    reason: str
    blind: bool
    settles: bool


@dataclass
class Told:
    """What was said of one record at one level and stands: each reader's latest, and a third's."""

    words: dict[int, Word] = field(default_factory=dict)
    settled: Word | None = None
    first: dict[int, int] = field(default_factory=dict)  # reader: the place of their first word
    alone: dict[int, Word] = field(default_factory=dict)  # reader: their latest while blind

    def blind_answer(self, reader: int) -> str | None:
        """What a reader answered last while they could see nobody else's answer."""
        word = self.alone.get(reader)
        return word.answer if word else None

    @property
    def said(self) -> list[Said]:
        """The readers' answers, as the rules read them."""
        return [Said(one.reviewer, one.answer) for one in self.words.values()]


class Rule(NamedTuple):
    """How a level is read: by so many, or by one with a share by two."""

    readers: int
    sampled: int


NOBODY = Told()
NEVER = datetime.min.replace(tzinfo=UTC)
FIELDS = ("pk", "record_id", "level", "reviewer_id", "answer", "reason", "blind", "settles")


class Board:
    """All that was said in a review."""

    def __init__(self, review: Review) -> None:
        """Read which records there are and which stands for which; the rest when asked for.

        `came_from` is the search that brought each record, `search_of` the same by record without
        those for which another stands, and `stands_for` what stands for each of these.
        """
        self.review = review
        rows = duplicates.arrived(review)
        self.came_from = [search for _, search, _ in rows]
        self.search_of = {pk: search for pk, search, under in rows if under is None}
        self.stands_for = {pk: under for pk, _, under in rows if under is not None}

    def head(self, record: int) -> int:
        """The record that stands for one; itself, where it stands."""
        return self.stands_for.get(record, record)

    @cached_property
    def told(self) -> dict[str, dict[int, Told]]:
        """What stands at each level, by record."""
        gone = dead(Return.objects.filter(record__review=self.review), self.stands_for)
        found: dict[str, dict[int, Told]] = {level: defaultdict(Told) for level in ORDER}
        for place, word in enumerate(_words(self.review)):
            if word.pk in gone:
                continue
            one = found[word.level][self.head(word.record)]
            hear(one, word, place)
        return found

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """How each level is read now."""
        found: dict[str, Rule] = dict.fromkeys(ORDER, Rule(self.review.readers, 0))
        rows = LevelRule.objects.filter(review=self.review).order_by("set_at", "pk")
        for one in rows:
            found[one.level] = Rule(one.readers, one.sampled)
        return found

    @cached_property
    def searches(self) -> dict[int, SearchRound]:
        """The searches of the review."""
        return {one.pk: one for one in SearchRound.objects.filter(review=self.review)}

    @cached_property
    def phases(self) -> dict[int, int]:
        """The phase of the review that each search belongs to."""
        return {pk: one.phase for pk, one in self.searches.items()}

    @cached_property
    def stops(self) -> list[Stop]:
        """Where reading has stopped and was not resumed."""
        rows = Stop.objects.filter(review=self.review, resumed_at__isnull=True)
        return list(rows.select_related("stopped_by", "search").order_by("stopped_at", "pk"))

    @cached_property
    def drawn(self) -> dict[int, set[int]]:
        """The records that chance drew to check each stop."""
        found: dict[int, set[int]] = defaultdict(set)
        rows = Sampled.objects.filter(stop__in=self.stops)
        for stop, record in rows.values_list("stop_id", "record_id"):
            found[stop].add(record)
        return found

    @cached_property
    def _keys(self) -> dict[int, str]:
        return dict(Record.objects.filter(review=self.review).values_list("pk", "key"))

    def wanted(self, record: int, level: str) -> int:
        """How many readers a record wants at a level."""
        rule = self.rules[level]
        if rule.readers > 1 or not rule.sampled:
            return rule.readers
        return 2 if in_sample(self._keys.get(record, ""), level, rule.sampled) else 1

    def of(self, record: int, level: str) -> Told:
        """What was said of one record at a level."""
        return self.told[level].get(record, NOBODY)

    def standing(self, record: int, level: str) -> Standing:
        """Where one record stands at a level."""
        told = self.of(record, level)
        if told is NOBODY:
            return Standing.UNREAD
        settled = told.settled.answer if told.settled else ""
        return standing(told.said, self.wanted(record, level), settled)

    def is_open(self, record: int, level: str) -> bool:
        """Say whether all who are wanted have read it, so that nothing is hidden any more."""
        told = self.of(record, level)
        return told.settled is not None or all_in(told.said, self.wanted(record, level))

    def population(self, level: str) -> list[int]:
        """The records that come to a level, in the order they came."""
        earlier = before(level)
        if earlier is None:
            return list(self.search_of)
        at = self.standings(earlier)
        return [pk for pk, where in at.items() if where is Standing.INCLUDED]

    def standings(self, level: str) -> dict[int, Standing]:
        """Where every record that comes to a level stands there."""
        if level not in self._standings:
            here = self.population(level)
            self._standings[level] = {pk: self.standing(pk, level) for pk in here}
        return self._standings[level]

    def why_out(self, record: int, level: str) -> str:
        """Why a record is out: as whoever settled it said, else as the first reader did."""
        told = self.of(record, level)
        if told.settled:
            return told.settled.reason
        return min(told.words.values(), key=lambda word: told.first[word.reviewer]).reason

    @cached_property
    def _standings(self) -> dict[str, dict[int, Standing]]:
        return {}

    def stopped(self, record: int, level: str) -> Stop | None:
        """The stop that a record falls under, where reading has stopped."""
        search = self.search_of.get(record)
        under = (s for s in self.stops if s.level == level and s.search_id in (None, search))
        return next(under, None)


def in_sample(key: str, level: str, share: int) -> bool:
    """Say whether a record is among the share that two read: by chance, and always the same."""
    return crc32(f"{level}:{key}".encode()) % 100 < share


def hear(told: Told, word: Word, place: int) -> None:
    """Take one more decision into what stands of a record."""
    if word.settles:
        told.settled = word
    elif word.answer == Answer.TAKEN_BACK:
        told.words.pop(word.reviewer, None)
        if word.blind:
            told.alone.pop(word.reviewer, None)
    else:
        told.words[word.reviewer] = word
        if word.blind:
            told.alone[word.reviewer] = word
        told.first.setdefault(word.reviewer, place)


def _words(review: Review) -> Iterable[Word]:
    rows = ScreeningDecision.objects.filter(record__review=review)
    return read_words(rows)


def read_words(rows: QuerySet[ScreeningDecision]) -> Iterable[Word]:
    """Decisions as plain rows, in the order in which they were made."""
    ordered = rows.order_by("decided_at", "pk").values_list(*FIELDS)
    return (Word(*row) for row in ordered.iterator(chunk_size=5000))


def dead(returns: QuerySet[Return], stands_for: Mapping[int, int]) -> set[int]:
    """The decisions that a later return has set aside."""
    rows = returns.order_by("returned_at", "pk")
    fields = ("record_id", "level", "returned_at")
    back = {(stands_for.get(r, r), level): at for r, level, at in rows.values_list(*fields)}
    if not back:
        return set()
    works = {record for record, _ in back}
    works |= {member for member, stands in stands_for.items() if stands in works}
    said = ScreeningDecision.objects.filter(record__in=works)
    return {
        pk
        for pk, record, level, at in said.values_list("pk", "record_id", "level", "decided_at")
        if at <= back.get((stands_for.get(record, record), level), NEVER)
    }
