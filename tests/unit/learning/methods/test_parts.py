"""A scan in parts: equal to the whole, taken up where it stopped, and kept under a seal."""

from pathlib import Path

import ibis
import numpy as np
import pytest

from linkwork.learning.methods import parts
from linkwork.learning.methods.parts import scan_in_parts
from linkwork.learning.methods.scan import Family, Question, Scanned, scan
from tests.unit.learning.methods.invented_arrays import arms_table

FAMILIES = (
    Family(("age", "lonely", "carer"), (Question("A", "arm first", "yes"),)),
    Family(("lonely",), (Question("B", "arm second", "contacts"),)),
)


@pytest.fixture
def table() -> ibis.Table:
    """A table as the scan reads it, its practices in no order."""
    return ibis.duckdb.connect().create_table("cases", arms_table(ordered=False)[0])


def same(one: Scanned, other: Scanned) -> None:
    """Two scans hold the same sums and counts."""
    for code in ("A", "B"):
        first, second = one.arms(code), other.arms(code)
        assert first.counts == second.counts
        for side in ("without", "with_"):
            mine, theirs = getattr(first, side), getattr(second, side)
            assert mine.clusters == theirs.clusters
            np.testing.assert_allclose(mine.products, theirs.products, rtol=1e-12, atol=1e-9)


def part_by_part(table: ibis.Table, folder: Path, **more: object) -> Scanned:
    """Scan in seven parts."""
    given = {"cluster": "practice", "shift": {"age": 50.0}, "parts": 7, **more}
    return scan_in_parts(table, FAMILIES, folder=folder, **given)  # type: ignore[arg-type]


def test_parts_add_up(table: ibis.Table, tmp_path: Path) -> None:
    """In parts or at once, the sums are equal; every part is told of, and no file is left."""
    told: list[int] = []
    whole = scan(table, FAMILIES, cluster="practice", shift={"age": 50.0})
    same(part_by_part(table, tmp_path / "kept", progress=told.append), whole)
    assert told == sorted(told)
    assert (len(told), told[-1]) == (7, 3_000)
    assert not list((tmp_path / "kept").iterdir())


def stopped(table: ibis.Table, folder: Path, after: int) -> None:
    """Begin a scan and stop it after some parts."""
    told: list[int] = []

    def tell(done: int) -> None:
        told.append(done)
        if len(told) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        part_by_part(table, folder, progress=tell)


def test_stopped_and_begun_again(
    table: ibis.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was finished is not read again, and the figures are the same."""
    stopped(table, tmp_path, 4)
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 4
    assert all(file.stat().st_mode & 0o077 == 0 for file in kept)
    read: list[object] = []

    def counted(*given: object, **more: object) -> Scanned:
        read.append(given)
        return scan(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "scan", counted)
    found = part_by_part(table, tmp_path)
    assert len(read) == 3
    same(found, scan(table, FAMILIES, cluster="practice", shift={"age": 50.0}))
    assert not list(tmp_path.iterdir())


def test_a_broken_seal_is_scanned_again(table: ibis.Table, tmp_path: Path) -> None:
    """A kept part that is not as it was written is not used."""
    stopped(table, tmp_path, 2)
    file = min(tmp_path.iterdir())
    text = bytearray(file.read_bytes())
    text[-2_000] ^= 1
    file.write_bytes(bytes(text))
    same(
        part_by_part(table, tmp_path),
        scan(table, FAMILIES, cluster="practice", shift={"age": 50.0}),
    )


def test_other_columns_are_another_scan(table: ibis.Table, tmp_path: Path) -> None:
    """Parts of a scan about other means are not taken up."""
    stopped(table, tmp_path, 3)
    before = {file.name for file in tmp_path.iterdir()}
    found = part_by_part(table, tmp_path, shift={"age": 40.0})
    same(found, scan(table, FAMILIES, cluster="practice", shift={"age": 40.0}))
    assert {file.name for file in tmp_path.iterdir()} == before
