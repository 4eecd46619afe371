"""Cases, terms and calibration: what is read, and what is refused by name and place."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from linkwork.learning.methods import qca
from linkwork.learning.methods.qca.terms import FREE

FUZZY = {"A": [0.9, 0.2, 0.5], "B": [0.1, 0.8, 0.7], "Y": [0.8, 0.3, 0.6]}


def test_a_case_on_the_edge_is_in_no_row() -> None:
    """A membership of exactly .5 is neither in nor out, so the case belongs to no combination."""
    cases = qca.cases(FUZZY, outcome="Y", conditions=["A", "B"], names=["x", "y", "z"])
    assert cases.corners() == [(1, 0), (0, 1), None]
    table = qca.truth_table(cases)
    assert [row.cases for row in table.rows] == [("y",), ("x",)]
    assert [row.number for row in table.rows] == [2, 3]


def test_the_absence_of_an_outcome() -> None:
    """`~Y` and `negate` turn the outcome round, and both together turn it back."""
    turned = qca.cases(FUZZY, outcome="~Y", conditions=["A"])
    assert turned.outcome == pytest.approx([0.2, 0.7, 0.4])
    assert turned.outcome_name == "~Y"
    again = qca.cases(FUZZY, outcome="~Y", conditions=["A"], negate=True)
    assert again.outcome == pytest.approx([0.8, 0.3, 0.6])
    assert again.outcome_name == "Y"


@pytest.mark.parametrize(
    ("columns", "asked", "said"),
    [
        ({"A": [0.2, 1.4], "Y": [0, 1]}, {}, "A, case 2: 1.4 is no membership"),
        ({"A": [0.2, "x"], "Y": [0, 1]}, {}, "A, case 2: 'x' is no number"),
        ({"A": [0.2, math.nan], "Y": [0, 1]}, {}, "A, case 2: nan is no membership"),
        ({"A": [0, 1], "Y": [0, 1]}, {"conditions": ["A", "B"]}, "B: no such column"),
        ({"A": [0, 1], "Y": [0, 1]}, {"conditions": ["A", "Y"]}, "the outcome cannot be"),
        ({"A": [0, 1], "Y": [0, 1]}, {"conditions": ["A", "A"]}, "A is named twice"),
        ({"A": [0, 1], "Y": [0, 2]}, {}, "Y: an outcome with many values"),
        ({"A": [0, 1], "Y": [0]}, {}, "A: 2 values for 1 cases"),
        ({"A": [], "Y": []}, {}, "there are no cases"),
    ],
)
def test_what_cannot_be_compared(columns: dict[str, Any], asked: dict[str, Any], said: str) -> None:
    """Each refusal names the column, and the case where it is one case's."""
    with pytest.raises(qca.QcaError, match=said):
        qca.cases(columns, outcome="Y", **{"conditions": ["A"], **asked})


def test_too_many_conditions() -> None:
    """The cap on conditions is said, before anything is reckoned."""
    columns = {f"C{place}": [0, 1] for place in range(25)} | {"Y": [0, 1]}
    with pytest.raises(qca.QcaError, match="25, and at most 24"):
        qca.cases(columns, outcome="Y", conditions=[f"C{place}" for place in range(25)])


@pytest.mark.parametrize("text", ["A*~B", "~A", "1", "~A*C"])
def test_a_term_is_read_as_it_is_written(text: str) -> None:
    """Two values: a name, or ~name; the term of nothing is 1."""
    language = qca.Language(("A", "B", "C"), (2, 2, 2))
    assert language.write(language.read(text)) == text


def test_a_term_of_many_values() -> None:
    """Many values: every literal says its value; a bare name of many values is refused."""
    language = qca.Language(("A", "B"), (3, 2))
    assert language.read("A[2]*~B") == (2, 0)
    assert language.write((2, 0)) == "A[2]*B[0]"
    assert language.read("B") == (FREE, 1)
    for text, said in (("A", "say which value"), ("A[3]", "no such value"), ("Q", "not one of")):
        with pytest.raises(qca.QcaError, match=said):
            language.read(text)


def test_calibration_refuses_anchors_out_of_order() -> None:
    """Anchors and thresholds that do not stand in order are named."""
    with pytest.raises(qca.QcaError, match=r"anchors must stand in order.*1, 5, 3"):
        qca.direct([1.0], 1, 5, 3)
    with pytest.raises(qca.QcaError, match="thresholds must rise: 2, 2"):
        qca.steps([1.0], [2, 2])
    with pytest.raises(qca.QcaError, match="six anchors"):
        qca.two_sided([1.0], [1, 2, 3])


def test_calibration_keeps_the_unknown_unknown() -> None:
    """A missing measurement is never silently out of the set."""
    for found in (
        qca.direct([math.nan, 5], 1, 3, 5),
        qca.crisp([math.nan, 5], 3),
        qca.straight([math.nan, 5], 1, 3, 5),
    ):
        assert np.isnan(found[0])
        assert found[1] > 0.9


def test_thresholds_belong_to_the_step_above() -> None:
    """A measurement at a threshold has reached it."""
    assert qca.steps([1, 2, 3, 4], [2, 4]).tolist() == [0, 1, 1, 2]
    assert qca.crisp([1, 2], 2).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("A = 'high'", "'high' is no rule"),
        ("A = [1, 2]", "2 anchors; give three"),
        ("A = {out = 1, cross = 2}", "out, cross and in are all needed"),
        ("A = {anchor = [1, 2, 3]}", "is no rule"),
        ("A = true", "is no rule"),
    ],
)
def test_a_calibration_that_cannot_be_read(tmp_path: Path, rule: str, said: str) -> None:
    """A rule that says nothing readable is refused with the column's name."""
    file = tmp_path / "rules.toml"
    file.write_text(rule)
    with pytest.raises(qca.QcaError, match=f"calibration of A: .*{said}"):
        qca.calibrated("A", [1, 2, 3], qca.read_calibration(file)["A"])
