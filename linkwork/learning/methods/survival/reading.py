"""Times and events taken from any table of rows, and the answers asked of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.special import ndtr

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.sources import raw
from linkwork.learning.methods.survival.cox import cox
from linkwork.learning.methods.survival.incidence import Incidence, incidence
from linkwork.learning.methods.tabular import Unusable, numbered

REACH = 1.959963984540054  # of a normal 95 % interval


@dataclass(frozen=True)
class Incidences:
    """Cumulative incidence by group (one group called "" where none is asked for) and event."""

    groups: dict[str, dict[int, Incidence]]
    dropped: int


def incidences(
    source: str,
    *,
    time: str,
    event: str,
    times: Sequence[float],
    weights: str | None = None,
    cluster: str | None = None,
    group: str | None = None,
) -> Incidences:
    """Read times and events from a table; rows with a gap are left out and counted."""
    words = [name for name in (cluster, group) if name]
    found = numbered(
        raw(source, "cases"),
        source,
        numbers=[time, event, *([weights] if weights else [])],
        words=words,
    )
    held = found.table
    parts = held[_word(group)].to_pylist() if group else [""] * held.num_rows
    members = np.array(parts, dtype=object)
    made = {}
    for name in sorted(set(parts)):
        here = np.flatnonzero(members == name)
        rows = held.take(pa.array(here))
        try:
            made[name] = incidence(
                _column(rows, time),
                _column(rows, event),
                _column(rows, weights) if weights else None,
                times,
                clusters=rows[_word(cluster)].to_pylist() if cluster else None,
            )
        except ValueError as error:
            raise Unusable(f"{source}: {time}, {event}: {error}") from error
    if not any(made.values()):
        raise Unusable(f"{event}: 0 in every row, so that nothing has happened")
    return Incidences(made, found.dropped)


def hazards(
    source: str,
    *,
    time: str,
    event: str,
    kind: int | None,
    columns: Sequence[str],
    references: Mapping[str, str] | None = None,
    cluster: str | None = None,
    strata: str | None = None,
) -> tuple[dict[str, Any], int]:
    """Fit Cox's model to columns of a table; gives the answer laid out, and the rows left out."""
    words = [name for name in (cluster, strata) if name]
    found = numbered(
        raw(source, "cases"),
        source,
        numbers=[time, event],
        words=words,
        either=columns,
        references=references,
    )
    held = found.table
    events = _column(held, event)
    names = list(found.columns)
    try:
        fit = cox(
            _column(held, time),
            _happened(events, kind, event),
            np.stack([_column(held, name) for name in names], axis=1),
            names,
            clusters=held[_word(cluster)].to_pylist() if cluster else None,
            strata=held[_word(strata)].to_pylist() if strata else None,
        )
    except ValueError as error:
        raise Unusable(f"{source}: {error}") from error
    spread = np.sqrt(np.diag(fit.covariance))
    rows = {
        name: _row(float(beta), float(error))
        for name, beta, error in zip(names, fit.coefficients, spread, strict=True)
    }
    answer = {
        "columns": rows,
        "errors": fit.errors,
        "n": fit.n,
        "events": fit.events,
        "clusters": fit.clusters,
        "log_likelihood": fit.log_likelihood,
    }
    return answer, found.dropped


def _row(beta: float, error: float) -> dict[str, Any]:
    ends = (float(np.exp(beta - REACH * error)), float(np.exp(beta + REACH * error)))
    p = float(2 * ndtr(-abs(beta / error)))
    return {"coefficient": beta, "se": error, "ratio": float(np.exp(beta)), "ci": ends, "p": p}


def _happened(events: Floats, kind: int | None, name: str) -> Floats:
    """Which rows had the event asked of."""
    kinds = sorted({int(one) for one in np.unique(events) if one != 0})
    if kind is None and len(kinds) > 1:
        listed = ", ".join(str(one) for one in kinds)
        raise Unusable(f"{name}: holds several events ({listed}); --of says which is asked of")
    if kind is not None and kind not in kinds:
        raise Unusable(f"{name}: no row has the event {kind}")
    asked: Floats = np.asarray(events == kind if kind is not None else events != 0, np.float64)
    return asked


def _column(rows: pa.Table, name: str) -> Floats:
    column: Floats = np.array(rows[name].to_pylist(), np.float64)
    return column


def _word(name: str | None) -> str:
    return f"word: {name}"
