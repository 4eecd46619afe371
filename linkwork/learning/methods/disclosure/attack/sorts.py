"""The sorts of people that tables tell apart, and no finer: values never told apart are one."""

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement, product

from linkwork.learning.methods.disclosure.attack.claims import REST, Claim, Region

Path = tuple[int, ...]  # of each frozen table, the step a person had come to there; -1: not in it
ABSENT = -1


class Sorts:
    """Of each axis, classes of values that every claim treats alike."""

    def __init__(self, regions: Sequence[Region]) -> None:
        """Part the values of every axis by which of the regions' sets they are in."""
        sets: dict[str, list[frozenset[str]]] = {}
        for region in regions:
            for axis, values in region.items():
                sets.setdefault(axis, []).append(values)
        self.axes = tuple(sorted(sets))
        self._of: dict[str, dict[str, int]] = {}
        self.count: dict[str, int] = {}
        for axis, found in sets.items():
            distinct = sorted(set(found), key=lambda one: (len(one), sorted(one)))
            every = frozenset().union(*distinct) | {REST}
            marks = {v: tuple(v in one for one in distinct) for v in sorted(every)}
            numbers = {mark: n for n, mark in enumerate(dict.fromkeys(marks.values()))}
            self._of[axis] = {value: numbers[mark] for value, mark in marks.items()}
            self.count[axis] = len(numbers)

    def classes(self, axis: str, values: frozenset[str] | None) -> tuple[int, ...]:
        """The classes that make up the values; every class for None."""
        if values is None:
            return tuple(range(self.count[axis]))
        return tuple(sorted({self._of[axis][value] for value in values}))

    def seen(self, axis: str) -> frozenset[str]:
        """Every value of the axis that is named."""
        return frozenset(self._of[axis]) - {REST}


def seen_in(claims: Sequence[Claim]) -> Mapping[str, frozenset[str]]:
    """Every value of each axis that the claims name."""
    seen: dict[str, frozenset[str]] = {}
    for claim in claims:
        for axis, values in claim.region.items():
            seen[axis] = seen.get(axis, frozenset()) | values
    return seen


def paths(tables: int, steps: int, *, leaving: bool = False) -> list[Path]:
    """Every way a person can go through the frozen tables, the older first.

    Nobody goes back a step, and nobody leaves unless `leaving`: with an objection, say, or erased.
    """
    levels = range(ABSENT, steps)
    if leaving:
        every = product(levels, repeat=tables)
        return [path for path in every if max(path) > ABSENT and _lawful(path)]
    rising = combinations_with_replacement(levels, tables)
    return [path for path in rising if path[-1] > ABSENT]


def _lawful(path: Path) -> bool:
    """Whether the steps never fall but by leaving for good."""
    there = [level for level in path if level > ABSENT]
    places = [place for place, level in enumerate(path) if level > ABSENT]
    together = places[-1] - places[0] + 1 == len(places)
    return together and there == sorted(there)
