"""Where a record stands, from what its readers decided. Plain rules, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

INSIDE = frozenset({"include", "rich", "some"})
OUTSIDE = frozenset({"exclude", "thin"})


class Standing(StrEnum):
    """Where a record stands at one level."""

    UNREAD = "not read"
    HALF_READ = "waits for a second reader"
    INCLUDED = "included"
    EXCLUDED = "excluded"
    UNDECIDED = "maybe"
    APART = "readers differ"


# For a third person to settle.
TO_SETTLE = frozenset({Standing.APART, Standing.UNDECIDED})
SETTLED = frozenset({Standing.INCLUDED, Standing.EXCLUDED})
# Nobody may tell these two apart who has not read the record.
TO_READ = frozenset({Standing.UNREAD, Standing.HALF_READ})


@dataclass(frozen=True)
class Said:
    """What one reader said last."""

    reviewer_id: int
    answer: str


def side(answer: str) -> Standing:
    """Which way an answer goes."""
    if answer in INSIDE:
        return Standing.INCLUDED
    return Standing.EXCLUDED if answer in OUTSIDE else Standing.UNDECIDED


def standing(said: Iterable[Said], readers: int, settled: str = "") -> Standing:
    """Say where a record stands once so many readers are wanted, or a third has settled it."""
    if settled:
        return side(settled)
    answers = [one.answer for one in said]
    if not answers:
        return Standing.UNREAD
    if len(answers) < readers:
        return Standing.HALF_READ
    sides = {side(answer) for answer in answers}
    return sides.pop() if len(sides) == 1 else Standing.APART


def all_in(said: Iterable[Said], readers: int) -> bool:
    """Say whether as many have read it as are wanted."""
    return len({one.reviewer_id for one in said}) >= readers


def may_see_others(said: Iterable[Said], readers: int, reviewer_id: int) -> bool:
    """Say whether a reader may see what the others said: only once all are in, their own too."""
    people = {one.reviewer_id for one in said}
    return reviewer_id in people and len(people) >= readers
