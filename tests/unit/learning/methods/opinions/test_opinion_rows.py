"""The rows of a risk set, read from a table of cases."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods.columns import Look, look
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.opinions.rows import Rows, indicators, only, read
from linkwork.theory.text import parse
from linkwork.theory.vocabulary import vocabulary
from tests.unit.learning.methods.opinions.invented_rows import design
from tests.unit.learning.methods.small_service import cases, opened

FACTS = ["agreed", "accompanied", "first_session_attended", "age", "loneliness_before", "practice"]


def taken(table: pa.Table, plan: Plan | None = None) -> Rows:
    """The rows of `accompanied` in a table."""
    made, bound = design(), opened(table)
    facts = [*FACTS, *(one.fact for one in made.confounders)]
    found: Look = look(bound, facts, "practice", vocabulary())
    contexts = [parse("loneliness_before >= 6", vocabulary())]
    return read(made, bound, plan or Plan(), found, contexts=contexts)


def test_rows_are_those_of_the_risk_set() -> None:
    """Who did not agree is left out; an unknown component is there, and is no number."""
    table = cases()
    held = taken(table)
    agreed = np.asarray(table["agreed"])
    company = table["accompanied"]
    assert len(held) == agreed.sum()
    unknown = agreed & ~np.asarray(company.is_valid())
    assert np.isnan(held.component).sum() == unknown.sum()
    assert held.compared.sum() == agreed.sum() - unknown.sum()
    assert held.columns == ("age", "loneliness before")
    assert held.yes_no


def test_a_context_and_its_other_half_have_words() -> None:
    """A context goes by its words, as yes, no or not known."""
    held = taken(cases())
    ((words, told),) = held.contexts.items()
    assert words == "loneliness before is 6 or more"
    assert set(np.unique(told)) == {0.0, 1.0}
    assert held.otherwise[words]


def test_a_gap_has_the_mean_and_says_so() -> None:
    """The scan's imputation is kept, and where the fact was known."""
    table = cases()
    gaps = np.random.default_rng(1).random(len(table)) < 0.2
    place = table.column_names.index("loneliness_before")
    lonely = pa.array(np.asarray(table["loneliness_before"]), mask=gaps)
    held = taken(table.set_column(place, "loneliness_before", [lonely]))
    (mark,) = indicators(held)
    assert np.array_equal(held.confounders[:, mark] == 1, ~held.known["loneliness_before"])
    assert np.isfinite(held.confounders).all()


def test_above_the_limit_whole_practices_are_drawn() -> None:
    """A table too large is read by whole practices, the same at every reading, and says so."""
    plan = Plan(most_rows=1_000)
    held = taken(cases(), plan)
    again = taken(cases(), plan)
    whole = taken(cases())
    assert 700 < len(held) <= 1_000
    assert np.array_equal(held.outcome, again.outcome)
    sizes = set(np.bincount(whole.clusters).tolist())
    assert set(np.bincount(held.clusters).tolist()) <= sizes
    assert "whole practices drawn by seed" in held.note
    assert not whole.note
    other = taken(cases(), replace(plan, seed=5))
    assert len(other) != len(held) or not np.array_equal(other.outcome, held.outcome)


def test_the_order_of_the_table_changes_nothing() -> None:
    """Rows are put in the order of their cases before anything is drawn by lot."""
    table = cases()
    named = table.append_column("case", pa.array([f"{one:05}" for one in range(len(table))]))
    mixed = named.take(np.random.default_rng(2).permutation(len(table)))
    one, other = taken(named), taken(mixed)
    assert np.array_equal(one.outcome, other.outcome)
    assert np.array_equal(one.clusters, other.clusters)


def test_a_link_worker_who_is_not_known_is_marked() -> None:
    """The second cluster of a case may be unknown: −1."""
    table = cases()
    names = [None if place < 100 else f"L{place % 7}" for place in range(len(table))]
    held = taken(table.append_column("link_worker", pa.array(names)))
    assert held.second is not None
    assert (held.second < 0).sum() == np.asarray(table["agreed"])[:100].sum()
    assert len(set(held.second[held.second >= 0].tolist())) == 7


def test_only_cuts_everything_alike() -> None:
    """A choice of rows keeps all columns of one length."""
    held = taken(cases())
    cut = only(held, held.compared)
    assert len(cut) == held.compared.sum() == len(cut.confounders) == len(cut.clusters)
    assert all(len(one) == len(cut) for one in (*cut.known.values(), *cut.contexts.values()))


@pytest.mark.parametrize("missing", ["loneliness_before", "age"])
def test_a_confounder_that_is_not_collected_is_left_out(missing: str) -> None:
    """What the table has no column for is not adjusted for, and nothing breaks."""
    held = taken(cases().drop_columns([missing]).append_column("needs", [np.ones(4_000)]))
    assert missing.replace("_", " ") not in held.columns
