"""A few small tables in place of the one of every axis: as sharp, and far smaller.

Tables that agree wherever two of them meet belong to one whole table if they hang together as a
junction tree (Vorob'ev 1962), so that bounds on them are bounds on the whole.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import prod

Axes = frozenset[str]


@dataclass(frozen=True)
class Tree:
    """The small tables by their axes, and pairs of them with the axes on which they must agree."""

    tables: tuple[Axes, ...]
    meet: tuple[tuple[int, int, Axes], ...]


def tree(wanted: Collection[Axes], sizes: Mapping[str, int]) -> Tree:
    """The junction tree of tables that hold every wanted set of axes."""
    tables = _largest(_filled({axis for one in wanted for axis in one}, wanted, sizes))
    return Tree(tables, tuple(_spanning(tables)))


def _filled(axes: set[str], wanted: Collection[Axes], sizes: Mapping[str, int]) -> list[Axes]:
    """Take axes away one by one, the one with the smallest table first; the tables that arise."""
    beside: dict[str, set[str]] = {axis: set() for axis in axes}
    for one in wanted:
        for first, second in combinations(one, 2):
            beside[first].add(second)
            beside[second].add(first)
    found: list[Axes] = [frozenset()]
    while beside:
        axis = min(
            sorted(beside),
            key=lambda one: (_missing(one, beside), prod(sizes[a] for a in {one, *beside[one]})),
        )
        around = beside.pop(axis)
        found.append(frozenset({axis, *around}))
        for near in around:
            beside[near] |= around - {near}
            beside[near].discard(axis)
    return found


def _missing(axis: str, beside: Mapping[str, set[str]]) -> int:
    return sum(b not in beside[a] for a, b in combinations(sorted(beside[axis]), 2))


def _largest(found: list[Axes]) -> tuple[Axes, ...]:
    """The tables that are not part of another."""
    distinct = sorted(set(found), key=lambda one: (-len(one), sorted(one)))
    kept: list[Axes] = []
    for one in distinct:
        if not any(one <= other for other in kept):
            kept.append(one)
    return tuple(kept)


def _spanning(tables: tuple[Axes, ...]) -> list[tuple[int, int, Axes]]:
    """Join the tables into a tree, those that share most first."""
    pairs = sorted(
        combinations(range(len(tables)), 2),
        key=lambda pair: (-len(tables[pair[0]] & tables[pair[1]]), pair),
    )
    root = list(range(len(tables)))
    joined = []
    for first, second in pairs:
        if root[first] != root[second]:
            joined.append((first, second, tables[first] & tables[second]))
            root = [root[first] if one == root[second] else one for one in root]
    return joined
