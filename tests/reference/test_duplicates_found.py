"""Duplicates on the labelled sets of bib-dedupe, against the groups that people made."""

from pathlib import Path

import pytest

from benchmarks import dedupe


@pytest.mark.parametrize(
    ("name", "missed"),
    [("stroke", 4), ("cytology_screening", 2), ("digital_work", 9), ("special_cases", 1)],
)
def test_labelled_set(shared_data: Path, name: str, missed: int) -> None:
    """No two works are joined, and no more pairs are missed than are known to be."""
    folder = shared_data / "dedupe" / name
    found = dedupe.ours(folder, set(dedupe.gold(folder)))
    assert found.wrong == 0
    assert found.missed <= missed
    assert found.shown <= max(0.02 * found.records, 4)
