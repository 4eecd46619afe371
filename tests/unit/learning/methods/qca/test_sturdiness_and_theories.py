"""How sturdy a model is, and how a theory fits: counts and shares by hand."""

import numpy as np
import pytest

from linkwork.learning.methods import qca
from linkwork.theory.expression import Compare, Every, Not, Some

COLUMNS = {
    "A": [1, 1, 1, 0, 0, 0, 1, 0],
    "B": [1, 1, 0, 0, 1, 0, 0, 1],
    "Y": [1, 1, 1, 0, 0, 0, 1, 0],
}
SIDES = ["east", "east", "west", "west", "east", "west", "west", "east"]


def cases() -> qca.Cases:
    """Eight cases in two places, in which A alone decides."""
    names = "abcdefgh"
    return qca.cases(COLUMNS, outcome="Y", conditions=["A", "B"], names=names, clusters=SIDES)


def test_a_term_that_always_stands() -> None:
    """A clean pattern survives all runs: five cuts, two n cuts, and each place left out."""
    found = qca.sturdiness(cases(), qca.Cuts(), ((1, -1),), kind="parsimonious", n_cuts=[1, 2])
    assert found.runs == 2 * 5 * 3
    assert found.kept == (30,)
    assert [group.words for group in found.groups["left out"]] == [
        "nothing left out",
        "without east",
        "without west",
    ]
    assert all(group.kept == (group.runs,) for group in found.groups["n"])


def test_a_term_that_hangs_on_one_place() -> None:
    """The conservative solution is A; without the west B is seen with A only, so it is A*B."""
    found = qca.sturdiness(cases(), qca.Cuts(), ((1, -1),), incl_cuts=[0.8], n_cuts=[1])
    assert found.kept == (1,)
    assert found.runs == 3


def test_other_anchors_are_runs_of_their_own() -> None:
    """A calibration by other anchors is one more run, by name."""
    other = qca.cases({**COLUMNS, "A": [0] * 8}, outcome="Y", conditions=["A", "B"])
    found = qca.sturdiness(
        cases(), qca.Cuts(), ((1, -1),), incl_cuts=[1], n_cuts=[1], anchors={"A higher": other}
    )
    assert found.groups["anchors"] == (qca.Group("A higher", 1, (0,)),)
    assert found.empty == 1


def test_runs_end_in_time() -> None:
    """Out of time: the runs made are counted, and how many were planned is said."""
    found = qca.sturdiness(cases(), qca.Cuts(), ((1, -1),), seconds=0)
    assert found.runs == 0
    assert found.reached == "0 of 30 runs made"


def test_a_theory_by_hand() -> None:
    """Inclusion 3 of 4, coverage 3 of 4; who deviates and who is unexplained are named."""
    theory = np.array([1, 1, 1, 1, 0, 0, 0, 0], dtype=float)
    judged = qca.judge_theory(theory, cases(), model=((1, -1),))
    assert (judged.incl.estimate, judged.pri.estimate, judged.cov.estimate) == (0.75, 0.75, 0.75)
    assert judged.deviant == ("d",)
    assert judged.unexplained == ("g",)
    assert judged.clusters == 2
    assert judged.incl.low is None  # two places are too few to say how sure it is
    both, only_theory, only_solution, neither = judged.overlaps
    assert (both.with_outcome, both.without) == (("a", "b", "c"), ())
    assert (only_theory.with_outcome, only_theory.without) == ((), ("d",))
    assert (only_solution.with_outcome, only_solution.without) == (("g",), ())
    assert neither.without == ("e", "f", "h")
    assert both.coverage == pytest.approx(0.75)


def test_the_interval_of_a_theory_covers() -> None:
    """With many clusters the interval holds the true inclusion about as often as it says."""
    drawn, held, tried = np.random.default_rng(7), 0, 150
    for _ in range(tried):
        x = (drawn.random(60) < 0.6).astype(float)
        y = np.where(x > 0, drawn.random(60) < 0.8, drawn.random(60) < 0.3).astype(float)
        one = qca.cases({"A": x, "Y": y}, outcome="Y", conditions=["A"])
        judged = qca.judge_theory(x, one, draws=400)
        assert judged.incl.low is not None
        assert judged.incl.high is not None
        held += judged.incl.low <= 0.8 <= judged.incl.high
    assert 0.86 <= held / tried <= 0.99


def test_the_if_of_a_statement_as_a_set() -> None:
    """And is the least, or the greatest, not one less: on memberships, not on yes and no."""
    held = {"x": np.array([0.9, 0.2]), "z": np.array([0.4, 0.7])}
    one, two = Compare("x", "==", True), Compare("z", ">=", 3.0)

    def of(compare: Compare) -> np.ndarray:
        return held[compare.fact]

    assert qca.of_expression(Every((one, Not(two))), of) == pytest.approx([0.6, 0.2])
    assert qca.of_expression(Some((one, two)), of) == pytest.approx([0.9, 0.7])
