"""One round of the attack: a service asks for tables, then somebody tries to get round the gate."""

from dataclasses import dataclass, field

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from benchmarks.of_disclosure.alone import broken
from benchmarks.of_disclosure.crowds import crowd, joined
from benchmarks.of_disclosure.referee import Referee
from linkwork.learning.methods.disclosure.attack.attacking import attack
from linkwork.learning.methods.disclosure.counting import build
from linkwork.learning.methods.disclosure.cubes import STEPS, Asked, Cube
from linkwork.learning.methods.disclosure.showing import Mark

AXES = ("age", "sex", "deprivation", "main need", "practice", "ethnic group")
TRIED = 3  # released tables that are then asked for again
PERIOD = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
NEXT = "2026-Q1"
ASKED = 6  # tables asked for in good faith, the second half on later frozen cases


@dataclass
class Round:
    """What became of one seed."""

    asked: int = 0
    released: int = 0
    hidden: int = 0  # hidden 1 to 7 in what was released
    exact: int = 0
    narrow: int = 0
    alone: tuple[int, int, int] = (0, 0, 0)
    paddings: list[bool] = field(default_factory=list)  # of each attack: refused?
    differences: list[bool] = field(default_factory=list)


def play(seed: int, people: int = 1_500, tables: int = ASKED, crossed: int = 4) -> Round:
    """Ask, release what passes, let the referee attack all of it, then try to get round."""
    dice = np.random.default_rng(seed)
    axes = [str(one) for one in dice.choice(AXES, crossed, replace=False)]
    before = crowd(people, seed)
    after = joined(before, crowd(people // 3, seed + 10_000, days=("2026-01-01", "2026-03-31")))
    told = Round()
    released: list[Cube] = []
    for n in range(tables):
        name, rows = ("2026-01", before) if n < (tables + 1) // 2 else ("2026-06", after)
        asked = _asked(dice, axes, PERIOD)
        told.asked += 1
        cube = _built(rows, asked, f"table {n}", name)
        if attack(cube, released, rows=_rows(before, after)).passed:
            released.append(cube)
    told.released = len(released)
    if released:
        _judged(told, released)
    told.alone = broken(_built(before, Asked(tuple(axes[:3]), ("offered",)), "alone", "2026-01"))
    _get_round(told, released, before, after, seed)
    return told


def _asked(dice: np.random.Generator, axes: list[str], period: tuple[str, ...]) -> Asked:
    crossed = dice.choice(axes, int(dice.integers(1, 4)), replace=False)
    steps = tuple(STEPS)[: int(dice.integers(1, 4))]
    return Asked(tuple(str(one) for one in crossed), steps, {"quarter": period})


def _built(rows: pa.Table, asked: Asked, key: str, snapshot: str) -> Cube:
    return build(_opened(rows), asked, key=key, snapshot=snapshot)


_tables: dict[int, tuple[pa.Table, ir.Table]] = {}


def _opened(rows: pa.Table) -> ir.Table:
    """The rows in DuckDB, brought there once."""
    if id(rows) not in _tables:
        _tables.clear()
        _tables[id(rows)] = rows, ibis.duckdb.connect().create_table("cases", rows)
    return _tables[id(rows)][1]


def _rows(before: pa.Table, after: pa.Table) -> list[tuple[str, int]]:
    return [("2026-01", before.num_rows), ("2026-06", after.num_rows)]


def _judged(told: Round, released: list[Cube]) -> None:
    widths = Referee(released).widths()
    told.hidden = len(widths)
    told.exact = sum(bool(width < 1e-6) for _, width in widths)
    told.narrow = sum(bool(width < 3 - 1e-6) for _, width in widths)


def _get_round(
    told: Round, released: list[Cube], before: pa.Table, after: pa.Table, seed: int
) -> None:
    """Ask for each released table again: a filter a little wider, a frozen table a little later."""
    few = crowd(12, seed + 20_000)
    for cube in released[:TRIED]:
        asked = Asked(tuple(one.name for one in cube.dimensions), cube.steps, {"quarter": PERIOD})
        rows = before if cube.snapshot == "2026-01" else after
        thin = joined(rows, crowd(30, seed + 30_000, days=("2026-04-01", "2026-06-30")))
        wider = Asked(asked.dimensions, asked.steps, {"quarter": (*PERIOD, "2026-Q2")})
        narrow = _built(thin, asked, "first", "2026-09")
        for padded, first, tries in (
            (_built(thin, wider, "padded", "2026-09"), narrow, told.paddings),
            (_built(joined(rows, few), asked, "later", "2026-09"), cube, told.differences),
        ):
            if _isolates(padded, first):
                tries.append(not attack(padded, [first]).passed)


def _isolates(one: Cube, other: Cube) -> bool:
    """Whether two tables of the same cells show two counts that differ by 1 to 7 people."""
    theirs = {(cell.labels, cell.step): cell for cell in other.of(Mark.SHOWN)}
    return any(
        1 <= abs(cell.exact - theirs[cell.labels, cell.step].exact) <= 7
        for cell in one.of(Mark.SHOWN)
        if (cell.labels, cell.step) in theirs
    )
