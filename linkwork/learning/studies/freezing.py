"""Freezes cases into a file that is known by its hash. The cases come from whoever provides them.

This room does not know the service: the site hands it a function that writes the cases table.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from linkwork.learning.studies.plans import READ_AFTER_DAYS
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary

# path, organisation, today -> rows written
Provider = Callable[[Path, int, date], int]
_provider: list[Provider] = []


@dataclass(frozen=True)
class Frozen:
    """What was frozen: how many cases, offered when, and the hash of the file."""

    rows: int
    content_hash: str
    first_offered_on: date | None
    last_offered_on: date | None


class NoCases(RuntimeError):
    """Nobody has said where cases come from."""


class Changed(RuntimeError):
    """The frozen file is no longer what was frozen."""


def provide(provider: Provider) -> None:
    """Say where cases come from. The site does, once."""
    _provider[:] = [provider]


def freeze(path: Path, *, organisation_id: int, today: date) -> Frozen:
    """Write the service's cases to the file, read at their days, and seal it."""
    if not _provider:
        raise NoCases("no provider of cases: the site must name one")
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(".whole")
    try:
        _provider[0](written, organisation_id, today)
        table = read_at_their_days(pq.read_table(written), today)
        pq.write_table(table, path)
    finally:
        written.unlink(missing_ok=True)
    path.chmod(0o400)
    days = pc.min_max(table.column("offered_on")).as_py()
    return Frozen(table.num_rows, content_hash(path), days["min"], days["max"])


def read_at_their_days(
    table: pa.Table, today: date, days: Mapping[Stage, int] = READ_AFTER_DAYS
) -> pa.Table:
    """Leave a stage's facts unknown where their day of reading has not come."""
    offered = table.column("offered_on")
    for stage, after in days.items():
        due = pc.less_equal(offered, pa.scalar(today - timedelta(days=after), pa.date32()))
        for fact in vocabulary().fixed_at(stage):
            place = table.schema.get_field_index(fact.name)
            nothing = pa.scalar(None, table.schema.field(place).type)
            kept = pc.if_else(due, table.column(place), nothing)
            table = table.set_column(place, fact.name, kept)
    return table


def content_hash(path: Path) -> str:
    """The SHA-256 of the file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def unchanged(path: Path, frozen_hash: str) -> Path:
    """The file, if it is still what was frozen; else raise `Changed`."""
    if not path.exists():
        raise Changed(f"{path.name}: the frozen cases are not there")
    if content_hash(path) != frozen_hash:
        raise Changed(f"{path.name}: the frozen cases are no longer what was frozen")
    return path
