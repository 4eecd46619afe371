"""Finds the groups of one work and the pairs a person should look at, in a whole set of records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from linkwork.evidence.duplicates.matching import blocking, wording
from linkwork.evidence.duplicates.matching.comparing import compare, hopeless
from linkwork.evidence.duplicates.matching.entry import Entry, Found, Group, Maybe
from linkwork.evidence.duplicates.matching.judging import Answer, Judged, judge
from linkwork.evidence.duplicates.matching.reading import Work, read

Pair = tuple[int, int]
Tell = Callable[[int, int], None]
OFTEN = 5000  # pairs between two words on how far it is


@dataclass(frozen=True, slots=True)
class Seen:
    """A judged pair."""

    places: Pair
    judged: Judged


class Tied:
    """Places tied into groups, each known by its first place."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def first(self, place: int) -> int:
        """The place that its group is known by."""
        return self._first.get(place, place)

    def members(self, place: int) -> list[int]:
        """All places of its group, itself among them."""
        return self._members.get(self.first(place), [place])

    def tie(self, one: int, other: int) -> None:
        """Make one group of the groups of two places."""
        first, then = sorted((self.first(one), self.first(other)))
        together = sorted([*self.members(first), *self.members(then)])
        self._members.pop(then, None)
        self._members[first] = together
        self._first.update(dict.fromkeys(together, first))

    def groups(self) -> list[list[int]]:
        """Every group of two or more, in the order of their first places."""
        return [self._members[first] for first in sorted(self._members)]


def groups(entries: Iterable[Entry], *, tell: Tell | None = None) -> Found:
    """Find the groups and the maybes. `tell(done, of)` hears how many pairs are compared."""
    works = [read(entry, place) for place, entry in enumerate(entries)]
    judged = list(_judged(works, tell))
    tied, refused = _tied(works, [one for one in judged if one.judged.answer is Answer.SAME])
    asked = [one for one in judged if one.judged.answer is Answer.ASK]
    return Found(
        groups=tuple(_group(works, places) for places in tied.groups()),
        maybe=tuple(_maybes(works, [*asked, *refused], tied)),
    )


def _judged(works: Sequence[Work], tell: Tell | None) -> Iterator[Seen]:
    pairs = sorted(blocking.pairs(works))
    for done, (one, other) in enumerate(pairs):
        if tell and done % OFTEN == 0:
            tell(done, len(pairs))
        if hopeless(works[one], works[other]):
            continue
        judged = judge(works[one], works[other], compare(works[one], works[other]))
        if judged.answer is not Answer.APART:
            yield Seen((one, other), judged)


def _tied(works: Sequence[Work], same: list[Seen]) -> tuple[Tied, list[Seen]]:
    """Tie the surest first; a chain ties no two works that themselves lie apart."""
    tied, refused = Tied(), []
    for seen in sorted(same, key=lambda one: (-one.judged.points, one.places)):
        one, other = seen.places
        if tied.first(one) == tied.first(other):
            continue
        if _agree(works, tied.members(one), tied.members(other)):
            tied.tie(one, other)
        else:
            refused.append(seen)
    return tied, refused


def _agree(works: Sequence[Work], mine: list[int], theirs: list[int]) -> bool:
    if len(mine) == len(theirs) == 1:
        return True
    return all(
        judge(works[one], works[other], compare(works[one], works[other])).answer
        is not Answer.APART
        for one in mine
        for other in theirs
    )


def _maybes(works: Sequence[Work], seen: list[Seen], tied: Tied) -> Iterator[Maybe]:
    """One question for each two groups: their likeliest pair."""
    asked: set[Pair] = set()
    for one in sorted(seen, key=lambda each: (-each.judged.points, each.places)):
        first, then = sorted(tied.first(place) for place in one.places)
        if first == then or (first, then) in asked:
            continue
        asked.add((first, then))
        mine, theirs = (works[place].entry.name for place in one.places)
        words = wording.why(one.judged.likeness, one.judged.unseen)
        yield Maybe(mine, theirs, words, one.judged.points)


def _group(works: Sequence[Work], places: list[int]) -> Group:
    """A group, with what its first two share as the reason."""
    first, then = (works[place] for place in places[:2])
    names = tuple(works[place].entry.name for place in places)
    return Group(names, wording.why(compare(first, then)))
