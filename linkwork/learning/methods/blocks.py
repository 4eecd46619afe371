"""Read a table in blocks of rows, each sorted by cluster, without holding the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from linkwork.learning.methods.moments import Floats

ROWS = 32_768

Source = Any  # an Ibis table, a DuckDB relation, or an Arrow table or record batch reader


@dataclass(frozen=True)
class Block:
    """Some rows: numbers (1 + columns, rows), small whole numbers (marks, rows), runs of clusters.

    The first row of `numbers` is the constant 1. `runs` are (cluster, first row, row after last).
    """

    numbers: Floats
    marks: npt.NDArray[np.uint8]
    runs: tuple[tuple[int, int, int], ...]


class Clusters:
    """The clusters met so far, each with its place in the order of meeting."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def codes(self, column: pa.Array) -> npt.NDArray[np.int64]:
        """Number the cluster of every row."""
        if column.null_count:
            raise ValueError("some rows have no cluster")
        if not pa.types.is_dictionary(column.type):
            column = pc.dictionary_encode(column)
        names = column.dictionary.to_pylist()
        places = [self.places.setdefault(name, len(self.places)) for name in names]
        held: npt.NDArray[np.int64] = np.array(places, dtype=np.int64)
        codes: npt.NDArray[np.int64] = held[np.from_dlpack(column.indices)]
        return codes


def reader(source: Source, names: Sequence[str], rows: int = ROWS) -> pa.RecordBatchReader:
    """Open a source as a stream of Arrow record batches of the named columns."""
    if hasattr(source, "to_pyarrow_batches"):
        opened: pa.RecordBatchReader = source.select(*names).to_pyarrow_batches(chunk_size=rows)
        return opened
    if hasattr(source, "project"):
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
        return source.project(quoted).to_arrow_reader(rows)
    if isinstance(source, pa.Table):
        return source.select(list(names)).to_reader(max_chunksize=rows)
    return source


def blocks(
    source: Source,
    *,
    cluster: str | None,
    numbers: Sequence[str],
    marks: Sequence[str] = (),
    clusters: Clusters,
    shift: Floats | None = None,
    rows: int = ROWS,
) -> Iterator[Block]:
    """Give the rows block by block, numbers less their shift, sorted by cluster within a block."""
    names = [*([cluster] if cluster else []), *numbers, *marks]
    moved = np.zeros(len(numbers)) if shift is None else shift
    for batch in reader(source, list(dict.fromkeys(names)), rows):
        if not batch.num_rows:
            continue
        codes = clusters.codes(batch.column(cluster)) if cluster else None
        order = _order(codes)
        held = np.empty((1 + len(numbers), batch.num_rows))
        held[0] = 1
        for place, name in enumerate(numbers):
            held[place + 1] = _values(batch, name, order)
            if moved[place]:
                held[place + 1] -= moved[place]
        small = np.empty((len(marks), batch.num_rows), dtype=np.uint8)
        for place, name in enumerate(marks):
            small[place] = _values(batch, name, order)
        yield Block(held, small, _runs(codes, order, batch.num_rows))


def _values(
    batch: pa.RecordBatch, name: str, order: npt.NDArray[np.int64] | None
) -> npt.NDArray[Any]:
    """Take one column as numbers, in the order asked for; a missing value is an error."""
    column = batch.column(name)
    if column.null_count:
        raise ValueError(f"{name}: {column.null_count} values are missing")
    if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type)):
        column = pc.cast(column, pa.float64())
    # Arrow's own to_numpy would import pandas: a second of work and 60 MB for nothing.
    values: npt.NDArray[Any] = np.from_dlpack(column)
    return values if order is None else values[order]


def _order(codes: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64] | None:
    """Find the order that brings each cluster's rows together; None when they already are."""
    if codes is None or not (np.diff(codes) < 0).any():
        return None
    return np.argsort(codes, kind="stable")


def _runs(
    codes: npt.NDArray[np.int64] | None, order: npt.NDArray[np.int64] | None, rows: int
) -> tuple[tuple[int, int, int], ...]:
    """Mark off the runs of rows that share a cluster."""
    if codes is None:
        return ((0, 0, rows),)
    if order is not None:
        codes = codes[order]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1))
    ends = np.concatenate((starts[1:], [rows]))
    return tuple(zip(codes[starts].tolist(), starts.tolist(), ends.tolist(), strict=True))
