"""A scan in parts that can be stopped and taken up again: finished parts are kept in sealed files.

A part is a range of clusters, so that parts add up whatever the order of rows, and a table sorted
by cluster is read once in all. The files hold sums over single practices, as sensitive as the
cases: only their owner may read them, and they are deleted when the scan is whole.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from linkwork.learning.methods.blocks import ROWS
from linkwork.learning.methods.scan import Progress, Scanned, scan
from linkwork.learning.methods.sums import Family, Sums, names_of

PARTS = 20
SEAL = 32  # bytes of the hash that a file begins with


@dataclass(frozen=True)
class _Part:
    """A range of clusters, and how many rows it has."""

    first: Any
    last: Any
    rows: int
    clusters: int


def scan_in_parts(
    table: ir.Table,
    families: Sequence[Family],
    *,
    cluster: str,
    shift: dict[str, float],
    folder: Path,
    progress: Progress | None = None,
    parts: int = PARTS,
    rows: int = ROWS,
) -> Scanned:
    """Scan a table part by part, taking up what an earlier attempt left in the folder.

    What was kept is used only where the table's own counts, the columns and the families are the
    same, and its seal is whole; else the part is scanned again.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ranges = _ranges(table, cluster, parts)
    key = _key(table, families, shift, ranges)
    numbers, marks = names_of(families)
    sums = tuple(Sums(family, numbers, marks) for family in families)
    seen: list[Any] = []
    done, files = 0, []
    for place, part in enumerate(ranges):
        file = folder / f"{key[:24]}-{place:03}.sums"
        files.append(file)
        if not _took_up(file, sums, seen):
            here = table.filter(table[cluster].between(part.first, part.last))
            made = scan(
                here,
                families,
                cluster=cluster,
                shift=shift,
                expected=part.clusters,
                rows=rows,
            )
            _keep(file, made)
            _add(sums, seen, [(one.held, one.counts) for one in made.sums], made.clusters)
        done += part.rows
        if progress:
            progress(done)
    for file in files:
        file.unlink(missing_ok=True)
    return Scanned(sums, tuple(seen), shift)


def _ranges(table: ir.Table, cluster: str, parts: int) -> list[_Part]:
    """Cut the clusters, in order, into ranges of about as many rows."""
    counted = table.group_by(cluster).aggregate(rows=table.count()).order_by(cluster)
    held = counted.to_pyarrow().to_pydict()
    names, sizes = held[cluster], np.array(held["rows"], np.int64)
    if not names:
        return []
    cut = (np.cumsum(sizes) - sizes) * parts // max(int(sizes.sum()), 1)
    made = []
    for number in np.unique(cut):
        here = np.flatnonzero(cut == number)
        first, last = names[here[0]], names[here[-1]]
        made.append(_Part(first, last, int(sizes[here].sum()), len(here)))
    return made


def _key(
    table: ir.Table, families: Sequence[Family], shift: dict[str, float], ranges: list[_Part]
) -> str:
    """Name what is scanned: the query, the columns, their means and the counts of the parts."""
    words = [str(ibis.to_sql(table)), repr(families), repr(sorted(shift.items())), repr(ranges)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _keep(file: Path, made: Scanned) -> None:
    """Write a part's sums under their seal; whole or not at all."""
    held: dict[str, Any] = {"clusters": np.array(made.clusters)}
    for place, one in enumerate(made.sums):
        held[f"held {place}"] = one.held[: len(made.clusters)]
        held[f"counts {place}"] = one.counts
    stream = io.BytesIO()
    np.savez(stream, **held)
    text = stream.getvalue()
    begun = file.with_suffix(".begun")
    begun.touch(mode=0o600)
    begun.write_bytes(hashlib.sha256(text).digest() + text)
    begun.rename(file)


def _took_up(file: Path, sums: tuple[Sums, ...], seen: list[Any]) -> bool:
    """Add what a file keeps, if it is there and as it was written."""
    if not file.exists():
        return False
    kept = file.read_bytes()
    if hashlib.sha256(kept[SEAL:]).digest() != kept[:SEAL]:
        return False
    with np.load(io.BytesIO(kept[SEAL:]), allow_pickle=False) as found:
        each = [(found[f"held {at}"], found[f"counts {at}"]) for at in range(len(sums))]
        _add(sums, seen, each, found["clusters"].tolist())
    return True


def _add(
    sums: tuple[Sums, ...], seen: list[Any], each: Sequence[tuple[Any, Any]], clusters: Any
) -> None:
    """Put a part's sums behind those of the parts before; no cluster is in two."""
    start = len(seen)
    seen.extend(clusters)
    for one, (held, counts) in zip(sums, each, strict=True):
        one.grow(len(seen))
        one.held[start : len(seen)] = held[: len(clusters)]
        one.counts += counts
