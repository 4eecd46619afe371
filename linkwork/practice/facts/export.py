"""Writes the `cases` table: Parquet, one row a person offered, no names."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from linkwork.practice.facts import queries
from linkwork.theory.vocabulary import FactType, vocabulary

BLOCK = 5000
ARROW = {
    FactType.YES_NO: pa.bool_(),
    FactType.NUMBER: pa.float64(),
    FactType.CHOICE: pa.string(),
    FactType.TEXT: pa.string(),
    FactType.DATE: pa.date32(),
}


def schema() -> pa.Schema:
    """The columns of the cases table: an opaque id, and every fact of the vocabulary."""
    facts = [(name, ARROW[fact.type]) for name, fact in vocabulary().items()]
    return pa.schema([("case", pa.string()), *facts])


def write(
    path: Path,
    *,
    organisation_id: int,
    today: date,
    progress: Callable[[int], object] = abs,
) -> int:
    """Write the table whole or not at all; answer how many rows it holds."""
    partial = path.with_name(f".{path.name}.part")
    rows = queries.table(today, organisation_id=organisation_id)
    done = 0
    with pq.ParquetWriter(partial, schema()) as writer:
        while block := list(islice(rows, BLOCK)):
            writer.write_table(pa.Table.from_pylist(block, schema=schema()))
            done += len(block)
            progress(done)
    partial.replace(path)
    return done
