"""The invented table of cases, with what is true of it: one row for every person offered."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from linkwork.invented.adherence import adhere
from linkwork.invented.anchor import stand
from linkwork.invented.effects import Effects
from linkwork.invented.engagement import caseload, engage
from linkwork.invented.enrolment import enrol
from linkwork.invented.follow_up import follow_up
from linkwork.invented.lots import DRAWN, Drawn, Lottery
from linkwork.invented.otherwise import otherwise
from linkwork.invented.places import blocks
from linkwork.invented.referral import refer
from linkwork.invented.story import Codes, Story
from linkwork.invented.table import rows, schema
from linkwork.invented.truth import Ledger
from linkwork.invented.world import World, world

BLOCK = 250_000

Truth = dict[str, Any]


@dataclass(frozen=True)
class Invented:
    """A table of cases, and the truth about it (see `truth.py`)."""

    table: pa.Table
    truth: Truth


def generate(
    cases: int,
    seed: int,
    *,
    anchor: date,
    practices: int | None = None,
    link_workers: int | None = None,
    effects: Effects | None = None,
    lottery: Lottery | None = None,
    played_out: bool = False,
) -> Invented:
    """Invent so many cases offered in the 18 months before the anchor day.

    The same seed gives the same table. `played_out` tells every story to its end; without it,
    what is not yet to be read on the anchor day is unknown.
    """
    service = world(
        cases,
        seed,
        anchor=anchor,
        practices=practices,
        link_workers=link_workers,
        effects=effects,
        lottery=lottery,
    )
    ledger, drawn = Ledger(service.about), Drawn()
    tables = list(_tables(service, ledger, drawn, played_out))
    table = pa.concat_tables(tables) if tables else schema().empty_table()
    return Invented(table=table, truth=_truth(service, ledger, drawn, cases, played_out))


def write(
    path: Path,
    cases: int,
    seed: int,
    *,
    anchor: date,
    practices: int | None = None,
    link_workers: int | None = None,
    effects: Effects | None = None,
    played_out: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Truth:
    """Invent cases into a Parquet file, block by block, sorted by practice; returns the truth."""
    service = world(
        cases,
        seed,
        anchor=anchor,
        practices=practices,
        link_workers=link_workers,
        effects=effects,
    )
    ledger, drawn, written = Ledger(service.about), Drawn(), 0
    with pq.ParquetWriter(path, schema(), compression="zstd") as file:
        for table in _tables(service, ledger, drawn, played_out):
            file.write_table(table, row_group_size=BLOCK)
            written += table.num_rows
            if progress:
                progress(written)
    return _truth(service, ledger, drawn, cases, played_out)


def write_truth(truth: Truth, path: Path) -> None:
    """Write the truth beside the table."""
    path.write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")


def _tables(service: World, ledger: Ledger, drawn: Drawn, played_out: bool) -> Iterator[pa.Table]:
    first = 1
    for number, practice in enumerate(blocks(service.places, BLOCK)):
        story, before = _tell(service, number, practice)
        stand(story, played_out=played_out)
        ledger.add(story, partial(otherwise, service, number, story, before))
        if service.lottery is not None:
            drawn.add(story, service.about)
        yield rows(story, first)
        first += story.cases


def _tell(service: World, block: int, practice: Codes) -> tuple[Story, Story]:
    """A block's story, and the same as it stood when the referral reached the link worker."""
    story = refer(practice, service, service.dice(block, "refer"))
    enrol(story, service, service.dice(block, "enrol"))
    caseload(story, service, service.dice(block, "caseload"))
    before = story.retold()
    engage(story, service, service.dice(block, "engage"))
    adhere(story, service, service.dice(block, "adhere"))
    follow_up(story, service, service.dice(block, "follow up"))
    return story, before


def _truth(service: World, ledger: Ledger, drawn: Drawn, cases: int, played_out: bool) -> Truth:
    return {
        "seed": service.seed,
        "cases": cases,
        "practices": service.places.practices,
        "link_workers": service.places.link_workers,
        "anchor": service.anchor.isoformat(),
        "played_out": played_out,
        "statements": ledger.truth(),
        "lotteries": {} if service.lottery is None else {DRAWN: drawn.truth()},
    }
