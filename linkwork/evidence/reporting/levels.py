"""How far the records of each phase have come, level by level, and which are left out."""

from collections.abc import Iterator
from functools import cached_property

from django.urls import reverse

from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.reporting import queries
from linkwork.evidence.reporting.told import LeftOut, Level
from linkwork.evidence.screening import flows
from linkwork.evidence.screening import queries as screening
from linkwork.evidence.screening.board import Board, Told
from linkwork.evidence.screening.flows import Flow, LevelFlow
from linkwork.evidence.screening.levels import ORDER, Reason
from linkwork.evidence.screening.levels import Level as Depth
from linkwork.evidence.screening.standing import Standing


class Reading:
    """What was read and decided in a review, asked for once."""

    def __init__(self, review: Review) -> None:
        """Ask for nothing yet."""
        self.review = review
        self._flows: dict[int, Flow] = {}

    @cached_property
    def board(self) -> Board:
        """All that was said in the review."""
        return screening.board(self.review)

    def flow(self, phase: int) -> Flow:
        """The counts of one phase, as the room of screening gives them."""
        if phase not in self._flows:
            self._flows[phase] = flows.drawn(self.board, phase)
        return self._flows[phase]

    def levels(self, phase: int) -> list[Level]:
        """How far the records of a phase have come."""
        return [_level(one) for one in self.flow(phase).levels]

    @cached_property
    def taken_in(self) -> set[int]:
        """The records that are in after the last level."""
        last = self.board.standings(ORDER[-1])
        return {pk for pk, where in last.items() if where is Standing.INCLUDED}

    @cached_property
    def stands_for(self) -> dict[int, int]:
        """Of each record that another stands for, that other."""
        return duplicates.stands_for(self.review)

    def left_out(self) -> list[LeftOut]:
        """The records that are left out now, level by level, in the order they came."""
        out = [(record, level) for level in ORDER for record in self._out(level)]
        known = queries.in_short(self.review, {record for record, _ in out})
        notes = queries.notes(self.review)
        return [self._row(known[record], level, notes) for record, level in out]

    def _out(self, level: Depth) -> Iterator[int]:
        at = self.board.standings(level)
        return (pk for pk, where in at.items() if where is Standing.EXCLUDED)

    def _row(self, record: Record, level: Depth, notes: dict[int, str]) -> LeftOut:
        told = self.board.of(record.pk, level)
        return LeftOut(
            phase=self.board.phases[record.search_id],
            level=str(level.label),
            short=record.short,
            title=record.title,
            year=str(record.year or ""),
            doi=record.doi,
            reason=str(Reason(self.board.why_out(record.pk, level)).label),
            note="; ".join(notes[pk] for pk in _words(told) if pk in notes),
            href=reverse("records:record", args=[self.review.public_id, record.public_id]),
        )


def _words(told: Told) -> list[int]:
    """The decisions that stand behind it, by their keys: the one that settled it alone, if any."""
    return [told.settled.pk] if told.settled else [one.pk for one in told.words.values()]


def _level(one: LevelFlow) -> Level:
    return Level(
        name=one.title,
        entered=one.came,
        included=one.included,
        excluded=one.excluded,
        waiting=one.waiting + one.apart + one.undecided,
        apart=one.apart + one.undecided,
        unread=one.unread,
        reasons=tuple((words, number) for _, words, number in one.because),
    )
