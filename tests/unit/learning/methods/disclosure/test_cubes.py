"""Cubes: what may be asked for, and how a frozen table of cases is counted."""

import ibis
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.of_disclosure.crowds import crowd
from linkwork.learning.methods.disclosure.counting import build
from linkwork.learning.methods.disclosure.cubes import Asked, Cube, NotACube, as_row, from_row
from linkwork.learning.methods.disclosure.showing import Mark

QUARTERS = ("2025-Q1", "2025-Q2")


def counted(rows: pa.Table, *crossed: str, steps: tuple[str, ...] = ("offered", "agreed")) -> Cube:
    """A cube of some rows."""
    return build(ibis.memtable(rows), Asked(crossed, steps), key="R", snapshot="2026")


@pytest.mark.parametrize(
    ("crossed", "steps", "only", "words"),
    [
        (("age", "sex", "practice", "route"), ("offered",), {}, "at most 3"),
        (("age", "age in three"), ("offered",), {}, "same fact"),
        (("name",), ("offered",), {}, "not a registered dimension"),
        (("sex",), (), {}, "at least one step"),
        (("sex",), ("agreed", "offered"), {}, "order of the journey"),
        (("sex",), ("died",), {}, "not a step"),
        (("sex",), ("offered",), {"postcode": ("N1",)}, "not a registered dimension"),
    ],
)
def test_what_is_no_cube(
    crossed: tuple[str, ...], steps: tuple[str, ...], only: dict[str, tuple[str, ...]], words: str
) -> None:
    """More than three dimensions, one fact twice, and whatever is not registered are refused."""
    with pytest.raises(NotACube, match=words):
        Asked(crossed, steps, only)


def test_every_cell_is_its_people() -> None:
    """A cell counts the people of its bands who came to its step and to every step before."""
    rows = crowd(900, 1)
    cube = counted(rows, "sex", "deprivation", steps=("offered", "agreed", "attended"))
    assert sum(cell.exact for cell in cube.cells if cell.step == "offered") == 900
    women = pc.and_(pc.equal(rows["sex"], "female"), pc.equal(rows["deprivation_fifth"], 2.0))
    came = pc.and_(women, pc.and_(rows["agreed"], rows["first_session_attended"]))
    mine = {(cell.labels, cell.step): cell for cell in cube.cells}
    assert mine[("female", "2"), "offered"].exact == pc.sum(women).as_py()
    assert mine[("female", "2"), "attended"].exact == pc.sum(came).as_py()


def test_who_is_not_known_is_counted_so() -> None:
    """A person whose age, sex or need is unknown stands in a band of their own."""
    rows = pa.table(
        {
            "age": pa.array([30.0, None, 140.0]),
            "sex": ["female", "unknown", None],
            "agreed": [True, None, False],
        }
    )
    cube = counted(rows, "age", "sex")
    held = {(*cell.labels, cell.step): cell.exact for cell in cube.cells if cell.exact}
    assert held["25 to 39", "female", "agreed"] == 1
    assert held["not known", "not known", "offered"] == 2
    assert ("not known", "not known", "agreed") not in held


def test_only_the_quarters_of_the_period() -> None:
    """A cube of a period counts nobody offered outside of it."""
    rows = crowd(900, 2)
    asked = Asked(("quarter", "sex"), ("offered",), {"quarter": QUARTERS})
    cube = build(ibis.memtable(rows), asked, key="R", snapshot="2026")
    early = pc.sum(pc.less_equal(pc.month(rows["offered_on"]), 6)).as_py()
    assert sum(cell.exact for cell in cube.cells) == early
    assert {cell.labels[0] for cell in cube.cells} == set(QUARTERS)


def test_a_cell_of_one_link_worker_is_hidden() -> None:
    """Where one link worker holds more than 85 in 100 of a cell, it is not shown."""
    rows = crowd(900, 3)
    alone = pc.if_else(pc.equal(rows["practice"], "P0"), "L0", rows["link_worker"])
    place = rows.schema.get_field_index("link_worker")
    cube = counted(rows.set_column(place, "link_worker", alone), "practice")
    marks = {cell.labels[0]: cell.shown.mark for cell in cube.cells if cell.step == "offered"}
    assert marks["P0"] is Mark.ONE_HOLDER
    assert marks["P1"] is Mark.SHOWN


def test_a_cube_comes_back_from_its_file() -> None:
    """What is kept of a cube is all of it."""
    rows = crowd(500, 4)
    asked = Asked(("age", "practice"), ("offered", "agreed"), {"quarter": QUARTERS})
    cube = build(ibis.memtable(rows), asked, key="R", snapshot="2026")
    assert from_row(as_row(cube)) == cube


def test_a_fact_that_is_not_there() -> None:
    """A step whose fact the cases do not have cannot be counted."""
    with pytest.raises(NotACube, match="first_session_attended"):
        counted(crowd(50, 5).drop_columns(["first_session_attended"]), "sex", steps=("attended",))
