"""Read the cases of a comparison from a CSV file, and how to calibrate them from a TOML file."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca import calibration
from linkwork.learning.methods.qca.cases import Cases, cases
from linkwork.learning.methods.qca.mistakes import QcaError

Floats = npt.NDArray[np.float64]
MOST_CASES = 100_000
ANCHORS = ("out", "cross", "in")
KEYS = {"anchors", "thresholds", "straight", *ANCHORS}


def read_cases(
    source: Path | str,
    *,
    outcome: str,
    conditions: Sequence[str],
    negate: bool = False,
    calibrate: Mapping[str, Any] | None = None,
    label: str | None = None,
    cluster: str | None = None,
) -> Cases:
    """Read a CSV file with one row a case.

    `label` is the column that names the cases: where it is not given, the first column, if it is
    none of those compared. `calibrate` as from `read_calibration`. QcaError names line and column.
    """
    columns = _read(Path(source))
    used = [*conditions, outcome.removeprefix("~").partition("[")[0]]
    first = next(iter(columns))
    label = label or (first if first not in used else None)
    for name in (*used, *filter(None, (label, cluster))):
        if name not in columns:
            raise QcaError(f"{source}: no column {name!r}; there are {', '.join(columns)}")
    ready: dict[str, Any] = {name: columns[name] for name in used}
    for name, rule in (calibrate or {}).items():
        if name in ready:
            ready[name] = calibrated(name, ready[name], rule, columns.get(label or ""))
    return cases(
        ready,
        outcome=outcome,
        conditions=conditions,
        negate=negate,
        names=columns[label] if label else None,
        clusters=columns[cluster] if cluster else None,
    )


def read_calibration(source: Path | str) -> dict[str, Any]:
    """Read a TOML file that says of each column how it becomes a set.

    `income = {out = 400, cross = 550, in = 900}` (or `[400, 550, 900]`): fuzzy, the direct method;
    anchors may fall. Six anchors: a set of the middle. `{anchors = [...], straight = true}`:
    straight lines. `cities = 50`: crisp. `size = {thresholds = [10, 50]}`: values 0, 1, 2.
    """
    try:
        found = tomllib.loads(Path(source).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QcaError(f"{source}: {error}") from error
    return found


def calibrated(
    name: str, raw: Sequence[Any], rule: Any, labels: Sequence[str] | None = None
) -> Floats:
    """Calibrate one column by its rule; QcaError names the column and the case."""
    values = np.empty(len(raw))
    for place, one in enumerate(raw):
        try:
            values[place] = float(one)
        except (TypeError, ValueError):
            case = labels[place] if labels else place + 1
            raise QcaError(f"{name}, case {case}: {one!r} is no number") from None
    try:
        return _by_rule(values, rule)
    except QcaError as error:
        raise QcaError(f"calibration of {name}: {error}") from error


def _by_rule(values: Floats, rule: Any) -> Floats:
    if isinstance(rule, int | float) and not isinstance(rule, bool):
        return calibration.crisp(values, rule)
    if isinstance(rule, list):
        rule = {"anchors": rule}
    if not isinstance(rule, dict) or not rule or set(rule) - KEYS:
        raise QcaError(
            f"{rule!r} is no rule; write three anchors (out, cross, in), one threshold,"
            " or thresholds = [...]"
        )
    if "thresholds" in rule:
        return calibration.steps(values, _numbers(rule["thresholds"]))
    anchors = _numbers(rule.get("anchors", [rule.get(one) for one in ANCHORS]))
    if len(anchors) == 6:
        return calibration.two_sided(values, anchors)
    if len(anchors) != 3:
        raise QcaError(f"{len(anchors)} anchors; give three (out, cross, in) or six")
    curve = calibration.straight if rule.get("straight") else calibration.direct
    return curve(values, *anchors)


def _numbers(given: Any) -> list[float]:
    plain = isinstance(given, list) and all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in given
    )
    if not plain:
        raise QcaError(f"{given!r} are not numbers (out, cross and in are all needed)")
    return [float(one) for one in given]


def _read(source: Path) -> dict[str, list[str]]:
    try:
        with source.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines)
            head = next(rows, [])
            if not head:
                raise QcaError(f"{source}: the file is empty")
            kept = [(rows.line_num, row) for row in rows if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise QcaError(f"{source}: {error}") from error
    if len(set(head)) < len(head):
        raise QcaError(f"{source}, line 1: a column is named twice")
    if len(kept) > MOST_CASES:
        raise QcaError(f"{source}: {len(kept):,} cases, and at most {MOST_CASES:,} are compared")
    for line, row in kept:
        if len(row) != len(head):
            raise QcaError(f"{source}, line {line}: {len(row)} values for {len(head)} columns")
    return {name: [row[place] for _, row in kept] for place, name in enumerate(head)}
