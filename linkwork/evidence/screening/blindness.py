"""What one reader may know of a review's decisions: their own, and the others' once all are in.

Everything a page, an order, a file or a count shows to a reader passes here. While a record waits
for another reader, nothing here depends on what anybody else said of it, or whether they did.
"""

from dataclasses import dataclass

from linkwork.evidence.screening.board import Board, Word
from linkwork.evidence.screening.standing import Standing, side

NOT_RELEVANT = Standing.EXCLUDED


@dataclass(frozen=True)
class Pile:
    """Which records one reads from: a level, and of one search or phase where it says so."""

    level: str
    search: int | None = None
    phase: int | None = None


@dataclass(frozen=True)
class Read:
    """One record read, as a reader may know it: when in turn, and whether it was worth keeping."""

    place: int
    record: int
    relevant: bool


def within(board: Board, pile: Pile) -> list[int]:
    """The records of a pile, in the order they came."""
    here = board.population(pile.level)
    if pile.search is not None:
        return [pk for pk in here if board.search_of[pk] == pile.search]
    if pile.phase is not None:
        return [pk for pk in here if board.phases[board.search_of[pk]] == pile.phase]
    return here


def known(board: Board, record: int, level: str, me: int) -> Standing:
    """Where a record stands, as far as a reader may be told."""
    if board.is_open(record, level):
        return board.standing(record, level)
    return Standing.HALF_READ if me in board.of(record, level).words else Standing.UNREAD


def mine(board: Board, record: int, level: str, me: int) -> Word | None:
    """What a reader said of a record last."""
    return board.of(record, level).words.get(me)


def to_read(board: Board, pile: Pile, me: int) -> list[int]:
    """What is left for a reader, in the order it came.

    Where reading has stopped, what somebody has begun is finished, and what chance drew is read.
    """
    drawn = board.drawn
    left = []
    for record in within(board, pile):
        told = board.of(record, pile.level)
        if me in told.words or board.is_open(record, pile.level):
            continue
        stop = board.stopped(record, pile.level) if board.stops else None
        if stop is None or told.words or record in drawn.get(stop.pk, ()):
            left.append(record)
    return left


def relevance(board: Board, record: int, level: str, me: int) -> bool | None:
    """Whether a record is worth keeping, as far as a reader may know; None where it is not read."""
    word = mine(board, record, level, me)
    if board.is_open(record, level):
        where = board.standing(record, level)
        if where is Standing.APART and word is not None:
            where = side(word.answer)
        return where is not NOT_RELEVANT
    return None if word is None else side(word.answer) is not NOT_RELEVANT


def reading(board: Board, pile: Pile, me: int) -> list[Read]:
    """What was read of a pile, in the order of reading, as a reader may know it."""
    found = []
    for record in within(board, pile):
        relevant = relevance(board, record, pile.level, me)
        if relevant is None:
            continue
        first = board.of(record, pile.level).first
        found.append(Read(first.get(me, max(first.values(), default=0)), record, relevant))
    return sorted(found, key=lambda one: (one.place, one.record))


def hidden(board: Board, words: list[tuple[int, int, str, int]], me: int) -> set[int]:
    """Which of some decisions (pk, record, level, reviewer) a reader may not see yet."""
    return {
        pk
        for pk, record, level, reviewer in words
        if reviewer != me and not board.is_open(record, level)
    }
