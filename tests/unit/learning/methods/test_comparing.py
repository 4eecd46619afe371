"""An effect in any table of rows: what is refused, and in which words."""

from pathlib import Path

import numpy as np
import pytest

from linkwork.learning.methods.comparing import effect, mediate
from linkwork.learning.methods.tabular import Unusable


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A CSV of forty people, with a gap, words, and a column that repeats another."""
    dice = np.random.default_rng(1)
    lines = ["outcome,treated,age,twice,town,name,always,practice"]
    for row in range(40):
        age = "" if row == 5 else f"{dice.normal(50, 10):.2f}"
        twice = "" if row == 5 else f"{2 * float(age):.2f}"
        town = ("Leeds", "York", "Hull")[row % 3]
        treated = "yes" if row % 2 else "no"
        outcome = 3 + 2 * (row % 2) + dice.normal()
        lines.append(f"{outcome:.3f},{treated},{age},{twice},{town},p{row},1,g{row % 4}")
    path = tmp_path / "people.csv"
    path.write_text("\n".join(lines))
    return str(path)


def test_rows_with_a_gap_are_left_out_and_counted(table: str) -> None:
    """Thirty-nine of forty rows are complete, and what was missing is named."""
    found = effect(table, outcome="outcome", component="treated", confounders=["age"])
    assert (found.n, found.dropped, found.gaps) == (39, 1, {"age": 1})
    assert found.clusters is None
    assert "HC1" in found.method


def test_words_become_columns(table: str) -> None:
    """A confounder in words is held equal level by level."""
    found = effect(table, outcome="outcome", component="treated", confounders=["town"])
    assert "town: Leeds, town: York" in found.method


def test_clusters_give_cr1(table: str) -> None:
    """Naming a cluster is asking for errors between clusters."""
    found = effect(table, outcome="outcome", component="treated", cluster="practice")
    assert found.clusters == 4
    assert "CR1 errors over 4 clusters, t(3)" in found.method


def test_lin_averages_over_everybody(table: str) -> None:
    """With products of T and Z the effect is the mean of both arms' regressions."""
    plain = effect(table, outcome="outcome", component="treated", confounders=["age"])
    found = effect(table, outcome="outcome", component="treated", confounders=["age"], lin=True)
    assert found.effect != plain.effect
    assert found.effect == pytest.approx(plain.effect, abs=0.5)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"outcome": "outcom"}, "no column outcom; did you mean outcome?"),
        ({"component": "town"}, "town: 'Hull' is not a number"),
        ({"component": "always"}, "always: is 1 in every row"),
        ({"confounders": ["age", "twice"]}, "twice: constant, or a combination"),
        ({"confounders": ["always"]}, "always: constant, or a combination"),
        ({"confounders": ["name", "name"]}, "name: is asked for twice"),
        ({"cluster": "always"}, "too few clusters: 1"),
        ({"errors": "cr1"}, "need a cluster"),
        ({"component": "age", "lin": True}, "--lin needs a component that is yes or no"),
    ],
)
def test_what_cannot_be_used_is_named(table: str, asked: dict[str, object], words: str) -> None:
    """Each refusal names the column and what is wrong with it."""
    whole: dict[str, object] = {"outcome": "outcome", "component": "treated", **asked}
    with pytest.raises(Unusable, match=words.replace("?", r"\?")):
        effect(table, **whole)  # type: ignore[arg-type]  # a table of arguments


def test_mediation_adds_up(table: str) -> None:
    """Through and past the mechanism make the whole, in linear models."""
    found = mediate(table, outcome="outcome", component="treated", mechanism="age")
    assert found.indirect + found.direct == pytest.approx(found.total)
    assert found.ci_indirect[0] < found.indirect < found.ci_indirect[1]
    assert -1 < found.rho < 1


def test_rho_is_where_the_indirect_effect_vanishes(tmp_path: Path) -> None:
    """If what else moves mechanism and outcome correlates so, nothing goes through it."""
    dice = np.random.default_rng(2)
    treated = dice.integers(0, 2, 4_000)
    shared = dice.normal(size=4_000)
    mechanism = treated + shared + dice.normal(size=4_000)
    outcome = treated + shared + dice.normal(size=4_000)
    path = tmp_path / "made.csv"
    rows = zip(treated, mechanism, outcome, strict=True)
    path.write_text("t,m,y\n" + "\n".join(f"{t},{m},{y}" for t, m, y in rows))
    found = mediate(str(path), outcome="y", component="t", mechanism="m")
    assert found.rho == pytest.approx(0.5, abs=0.04)
