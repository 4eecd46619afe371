"""Which row each linked thing of a map stands in, so that links run short and none is crossed."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence


def placed(
    columns: Mapping[str, int], links: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Give every linked name its column and row; each group of linked names has rows of its own.

    Inside a column a link leads to a row below where it can; between columns to the same row where
    that is free. `columns`: of each name; `links`: pairs of names, from and to.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for start, end in links:
        near[start].append(end)
        near[end].append(start)
    spots: dict[str, tuple[int, int]] = {}
    free = [0] * (max(columns.values(), default=0) + 1)
    for first in _beginnings(columns, links):
        if first in spots:
            continue
        group = _group(first, near)
        rows = _rows(first, group, columns, links)
        shift = max(free[columns[name]] - row for name, row in rows.items())
        for name, row in rows.items():
            spots[name] = (columns[name], row + shift)
        for name, row in rows.items():
            free[columns[name]] = max(free[columns[name]], row + shift + 1)
    return spots


def _beginnings(columns: Mapping[str, int], links: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Names that nothing leads to come first, from the left; then whatever stands in a circle."""
    ends = {end for _, end in links}
    names = list(dict.fromkeys(name for pair in links for name in pair))
    return sorted(names, key=lambda name: (name in ends, columns[name], names.index(name)))


def _group(first: str, near: Mapping[str, Sequence[str]]) -> list[str]:
    found, ahead = [first], deque([first])
    while ahead:
        for name in near[ahead.popleft()]:
            if name not in found:
                found.append(name)
                ahead.append(name)
    return found


def _rows(
    first: str, group: Sequence[str], columns: Mapping[str, int], links: Sequence[tuple[str, str]]
) -> dict[str, int]:
    """Rows inside one group, from 0: neighbours take the nearest free row of their column."""
    inside = [pair for pair in links if pair[0] in group]
    rows = {first: 0}
    ahead = deque([first])
    while ahead:
        name = ahead.popleft()
        for start, end in inside:
            if name not in (start, end):
                continue
            other = end if name == start else start
            if other in rows:
                continue
            same = columns[other] == columns[name]
            step = (1 if name == start else -1) if same else 0
            rows[other] = _nearest(rows[name] + step, step, columns[other], rows, columns)
            ahead.append(other)
    low = min(rows.values())
    return {name: row - low for name, row in rows.items()}


def _nearest(
    wanted: int, step: int, column: int, rows: Mapping[str, int], columns: Mapping[str, int]
) -> int:
    taken = {row for name, row in rows.items() if columns[name] == column}
    way = step or 1
    while wanted in taken:
        wanted += way
    return wanted
