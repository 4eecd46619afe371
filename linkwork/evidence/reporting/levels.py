"""How far the records of each phase have come, level by level, and which are left out."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.duplicates.models import Folded
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.evidence.reporting import queries
from linkwork.evidence.reporting.rows import Rows
from linkwork.evidence.reporting.told import Agreed, LeftOut, Level, SameWork
from linkwork.evidence.screening import flows
from linkwork.evidence.screening import queries as screening
from linkwork.evidence.screening.blindness import Pile
from linkwork.evidence.screening.board import Board, Told
from linkwork.evidence.screening.flows import Flow, LevelFlow
from linkwork.evidence.screening.levels import ANSWERS, ORDER, Reason
from linkwork.evidence.screening.levels import Level as Depth
from linkwork.evidence.screening.models import LevelRule
from linkwork.evidence.screening.standing import Standing
from linkwork.ui.words import counted, day

if TYPE_CHECKING:
    from linkwork.evidence.screening.agreement import Agreement, Interval


class Reading:
    """What was read and decided in a review, asked for once."""

    def __init__(self, review: Review, searches: Sequence[SearchRound]) -> None:
        """Ask for nothing yet; the searches are at hand."""
        self.review, self.searches = review, searches
        self._flows: dict[int, Flow] = {}

    @cached_property
    def board(self) -> Board:
        """All that was said in the review."""
        found = screening.board(self.review)
        found.searches = {one.pk: one for one in self.searches}
        return found

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
        return self.board.stands_for

    def notes(self) -> list[str]:
        """Rules of reading, stops and returns, a sentence each."""
        told = [
            f"From {day(one.set_at)}, {Depth(one.level).label.lower()}: {_rule(one)}. {one.reason}"
            for one in screening.rules(self.review)
        ]
        told += [
            f"Reading by {Depth(one.level).label.lower()} stopped on {day(one.stopped_at)} after"
            f" {one.read:,} of {one.total:,}, {one.found:,} of them in; asked for a recall of"
            f" {one.recall:.0%} with {one.confidence:.0%} confidence, which the test"
            f" {'had' if one.advised else 'had not'} reached. {one.reason}"
            for one in screening.stops(self.review)
        ]
        back = screening.returns(self.review).count()
        return told + (
            [f"{counted(back, 'record')} came back after being left out."] if back else []
        )

    def agreements(self, members: Sequence[User]) -> list[Agreed]:
        """How far each two readers agree at each level; scipy is loaded for it alone."""
        from linkwork.evidence.screening import agreement

        found = []
        for level, (one, two) in product(ORDER, combinations(members, 2)):
            pairs = screening.pairs(self.board, Pile(level), one.pk, two.pk, 0)
            said = agreement.of(pairs, answers=[answer.value for answer in ANSWERS[level]])
            if said.both:
                found.append(_agreed(str(level.label), one.name, two.name, said))
        return found

    def same_work(self) -> Sequence[SameWork]:
        """The records that another stands for, head by head, with what was said of the pair."""
        rows = duplicates.folded_rows(self.review)
        return Rows(rows.count(), lambda start, stop: self._same_work(list(rows[start:stop])))

    def _same_work(self, rows: Sequence[Folded]) -> list[SameWork]:
        named = {pk for row in rows for pk in (row.record_id, row.under_id)}
        said = duplicates.standing(self.review, named)
        return [
            SameWork(
                short=row.record.short,
                title=row.record.title,
                source=row.record.search.source,
                stands=row.under.short,
                reason=said[pair].reason
                if (pair := frozenset((row.under_id, row.record_id))) in said
                else "Joined through another record",
            )
            for row in rows
        ]

    def left_out(self) -> Sequence[LeftOut]:
        """The records that are left out now, level by level, in the order they came."""
        out = [(record, level) for level in ORDER for record in self._out(level)]
        return Rows(len(out), lambda start, stop: self._left_out(out[start:stop]))

    def _left_out(self, out: Sequence[tuple[int, Depth]]) -> list[LeftOut]:
        known = queries.in_short(self.review, {record for record, _ in out})
        said = (_words(self.board.of(record, level)) for record, level in out)
        notes = queries.notes(self.review, (pk for words in said for pk in words))
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


def _rule(one: LevelRule) -> str:
    if one.sampled and one.readers == 1:
        return f"one reader, and two for {one.sampled} in every 100"
    return counted(one.readers, "reader")


def _agreed(level: str, first: str, second: str, said: "Agreement") -> Agreed:
    return Agreed(
        level=level,
        first=first,
        second=second,
        both=said.both,
        agreed=said.agreed,
        kappa=_interval(said.kappa),
        pabak=_interval(said.pabak),
        alone=said.only_first + said.only_second,
    )


def _interval(one: "Interval") -> str:
    if one.value is None:
        return "cannot be said"
    if one.low is None or one.high is None:
        return f"{one.value:.2f}"
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


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
