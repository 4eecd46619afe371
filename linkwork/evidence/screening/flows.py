"""How many records came to each level, and what became of them: the numbers of the flow diagram."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linkwork.evidence.screening.blindness import Pile, within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import ORDER, Level, Reason
from linkwork.evidence.screening.standing import TO_READ, Standing


@dataclass(frozen=True)
class LevelFlow:
    """One level: what came is what is in, out, open and still to be read."""

    level: str
    title: str
    came: int
    included: int
    excluded: int
    because: tuple[tuple[str, str, int], ...]  # reason, in words, how many; sums to `excluded`
    apart: int  # readers differ: a third settles
    undecided: int  # left at maybe
    waiting: int  # to be read, by one reader or by both
    unread: int  # left unread because reading was stopped


@dataclass(frozen=True)
class Flow:
    """A review, or one phase of it: from what was found to what is drawn on."""

    phase: int | None
    found: int  # records, each as it came from a search
    duplicates: int  # of these, those that another record stands for
    origins: tuple[tuple[str, int], ...]  # source, records; sums to `found`
    levels: tuple[LevelFlow, ...]


def drawn(board: Board, phase: int | None) -> Flow:
    """Count every level of a phase."""
    origins = _origins(board, phase)
    found = sum(number for _, number in origins)
    first = len(within(board, Pile(ORDER[0], phase=phase)))
    return Flow(
        phase=phase,
        found=found,
        duplicates=found - first,
        origins=origins,
        levels=tuple(_level(board, level, phase) for level in ORDER),
    )


def _origins(board: Board, phase: int | None) -> tuple[tuple[str, int], ...]:
    of_search = Counter(board.came_from)
    counted: Counter[str] = Counter()
    for pk, search in board.searches.items():
        if phase in (None, board.phases[pk]) and of_search[pk]:
            counted[search.source] += of_search[pk]
    return tuple(sorted(counted.items(), key=lambda row: (-row[1], row[0])))


def _level(board: Board, level: str, phase: int | None) -> LevelFlow:
    here = within(board, Pile(level, phase=phase))
    where = board.standings(level)
    tally = Counter(where[pk] for pk in here)
    out = [pk for pk in here if where[pk] is Standing.EXCLUDED]
    waiting = [pk for pk in here if where[pk] in TO_READ]
    left = sum(_is_left(board, pk, level) for pk in waiting) if board.stops else 0
    return LevelFlow(
        level=level,
        title=str(Level(level).label),
        came=len(here),
        included=tally[Standing.INCLUDED],
        excluded=len(out),
        because=_because(board, out, level),
        apart=tally[Standing.APART],
        undecided=tally[Standing.UNDECIDED],
        waiting=len(waiting) - left,
        unread=left,
    )


def _is_left(board: Board, record: int, level: str) -> bool:
    stop = board.stopped(record, level)
    begun = bool(board.of(record, level).words)
    return stop is not None and not begun and record not in board.drawn.get(stop.pk, ())


def _because(board: Board, out: Iterable[int], level: str) -> tuple[tuple[str, str, int], ...]:
    tally: Counter[str] = Counter()
    for record in out:
        reason = board.why_out(record, level)
        tally[reason] += 1
    return tuple(
        (reason, str(Reason(reason).label), number) for reason, number in tally.most_common()
    )
