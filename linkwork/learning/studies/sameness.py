"""Findings as they are kept, and whether two readings of the same cases found the same."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from linkwork.learning.methods.findings import Finding, as_row

NEAR = 1e-9  # relative: sums may be taken in another order

Row = dict[str, Any]


def rows(findings: Sequence[Finding]) -> list[Row]:
    """Findings as JSON holds them; a figure without end is none."""
    kept: list[Row] = json.loads(json.dumps([_finite(as_row(one)) for one in findings]))
    return kept


def differences(first: Sequence[Row], again: Sequence[Row]) -> list[str]:
    """Name every statement and figure in which two readings differ; nothing where they do not."""
    before = {row["statement"]: row for row in first}
    after = {row["statement"]: row for row in again}
    found = [f"{code}: not read both times" for code in sorted(before.keys() ^ after.keys())]
    for code in (row["statement"] for row in first if row["statement"] in after):
        found += [f"{code}: {place}" for place in _apart(before[code], after[code], "")]
    return found


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value


def _apart(one: Any, other: Any, place: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            yield from _apart(one.get(name), other.get(name), f"{place} {name}".strip())
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True), 1):
            yield from _apart(left, right, f"{place} {number}")
    elif not _same(one, other):
        yield place


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)
    return bool(one == other)
