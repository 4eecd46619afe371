"""Calibration against the R package QCA 3.25.1, to nine decimals."""

import csv
from pathlib import Path

import pytest

from linkwork.learning.methods import qca

CLOSE = 1e-9


def columns(path: Path) -> dict[str, list[str]]:
    """Read a CSV file by columns."""
    with path.open() as lines:
        rows = list(csv.DictReader(lines))
    return {name: [row[name] for row in rows] for name in rows[0]}


def test_every_kind_of_curve(shared_data: Path) -> None:
    """Direct (rising and falling), straight and two-sided."""
    read = {
        name: [float(value) for value in values]
        for name, values in columns(shared_data / "qca/calibrate_ref.csv").items()
    }
    x = read["x"]
    assert qca.direct(x, 2, 6, 15).tolist() == pytest.approx(read["logistic_e2_c6_i15"], abs=CLOSE)
    assert qca.direct(x, 15, 6, 2).tolist() == pytest.approx(
        read["decreasing_e15_c6_i2"], abs=CLOSE
    )
    assert qca.straight(x, 2, 6, 15).tolist() == pytest.approx(read["linear"], abs=CLOSE)
    two_sided = qca.two_sided(x, [1, 4, 6, 8, 11, 15])
    assert two_sided.tolist() == pytest.approx(read["bell"], abs=CLOSE)


def test_income_of_nations(shared_data: Path) -> None:
    """Development by income per head with the anchors 400, 550 and 900 (Ragin's example)."""
    read = columns(shared_data / "qca/calibrate_LR_DEV.csv")
    ours = qca.direct([float(one) for one in read["DEV"]], 400, 550, 900)
    assert ours.tolist() == pytest.approx([float(one) for one in read["DEV_fs"]], abs=CLOSE)
