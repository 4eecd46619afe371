"""Counts as they may be shown: in full to whoever sees the cases, else so that no few are found.

For everybody else a count under five reads "fewer than 5", every other is rounded to five, and as
many more are left out ("not shown") as it takes that no sum gives a hidden one back.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkwork.ui.words import thousands

LEAST = 5  # a count under this is hidden
STEP = 5  # every other is rounded to this
WIDE = 5  # what sums alone leave open of a hidden count: more than two either side
CHOICES = 3  # how many values a count under five must still be able to have, all things known
FEW, KEPT_BACK = f"fewer than {LEAST}", "not shown"
ENDLESS = float("inf")

Key = Hashable
Range = tuple[float, float]


@dataclass(frozen=True)
class Sum:
    """One count that is the sum of others, as a reader of the page may work out.

    Sums may share a count two by two, and must not close a ring: bounds are exact on a tree.
    """

    total: Key
    parts: tuple[Key, ...]

    @property
    def members(self) -> tuple[Key, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Count:
    """A count as shown: its value where there is one to show, and its words."""

    value: int | None
    text: str


def openly(counts: Mapping[Key, int]) -> dict[Key, Count]:
    """Every count as it is."""
    return {key: Count(number, thousands(number)) for key, number in counts.items()}


def carefully(counts: Mapping[Key, int], sums: Sequence[Sum] = ()) -> dict[Key, Count]:
    """Counts rounded, and hidden where they are small or would give a small one away."""
    few = {key for key, number in counts.items() if number < LEAST}
    hidden = set(few)
    while (known := _given_away(counts, sums, few, hidden)) is not None:
        hidden.add(_nearest(counts, sums, hidden, known))
    return {key: _shown(number, key in hidden) for key, number in counts.items()}


def rounded(number: int) -> int:
    """The nearest multiple of five."""
    return (number + STEP // 2) // STEP * STEP


def _shown(number: int, hide: bool) -> Count:
    if hide:
        return Count(None, FEW if number < LEAST else KEPT_BACK)
    return Count(rounded(number), thousands(rounded(number)))


def _given_away(
    counts: Mapping[Key, int], sums: Sequence[Sum], few: set[Key], hidden: set[Key]
) -> Key | None:
    """A hidden count that the shown ones pin down, while there is still one to hide beside it."""
    if len(hidden) == len(counts):
        return None
    by_sums = bounds(counts, sums, hidden)
    by_words = bounds(counts, sums, hidden, few)
    for key in sorted(hidden, key=repr):
        low, high = by_sums[key]
        tight = high - low < WIDE
        if key in few:
            low, high = by_words[key]
            tight = tight or high - low < CHOICES - 1
        if tight and _reachable(sums, key, set(counts) - hidden):
            return key
    return None


def bounds(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    hidden: set[Key],
    few: set[Key] | None = None,
) -> dict[Key, Range]:
    """What a reader can work out of every count; with `few`, from the words "fewer than 5" too."""
    known = {key: _told(counts[key], key in hidden, key, few) for key in counts}
    changed = True
    while changed:
        changed = False
        for one in sums:
            for key, (low, high) in _narrowed(one, known):
                before = known[key]
                after = (max(low, before[0]), min(high, before[1]))
                if after != before:
                    known[key], changed = after, True
    return known


def _told(number: int, hide: bool, key: Key, few: set[Key] | None) -> Range:
    """What the page itself says of a count."""
    if not hide:
        near = rounded(number)
        return (max(LEAST, near - STEP // 2), near + STEP // 2)
    if few is None:
        return (0, ENDLESS)
    return (0, LEAST - 1) if key in few else (LEAST, ENDLESS)


def _narrowed(one: Sum, known: Mapping[Key, Range]) -> Iterator[tuple[Key, Range]]:
    """What a sum says of its total and of each part, the others being where they are."""
    low = sum(known[part][0] for part in one.parts)
    high = sum(known[part][1] for part in one.parts)
    yield one.total, (low, high)
    least, most = known[one.total]
    for part in one.parts:
        others = [known[other] for other in one.parts if other != part]
        yield (
            part,
            (least - sum(one[1] for one in others), most - sum(one[0] for one in others)),
        )


def _ring(sums: Sequence[Sum], around: set[Key]) -> set[Key]:
    """Every count that stands in a sum with one of these."""
    return {key for one in sums if around & set(one.members) for key in one.members}


def _reachable(sums: Sequence[Sum], key: Key, shown: set[Key]) -> set[Key]:
    """The shown counts nearest to a hidden one by sums."""
    seen = {key}
    while True:
        wider = _ring(sums, seen) | seen
        if found := wider & shown:
            return found
        if wider == seen:
            return set()
        seen = wider


def _nearest(counts: Mapping[Key, int], sums: Sequence[Sum], hidden: set[Key], key: Key) -> Key:
    """The smallest shown count beside a hidden one: hiding it tells the least less."""
    shown = set(counts) - hidden
    return min(_reachable(sums, key, shown), key=lambda one: (counts[one], repr(one)))
