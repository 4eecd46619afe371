"""What one scan is asked, in as many passes as memory needs."""

import pytest

from linkwork.learning.methods import asking, testing
from linkwork.learning.methods.designs import Plan
from linkwork.theory.expression import Compare
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened

PLAN = Plan(exploratory=(Compare("loneliness_before", ">=", 6.0),))


def test_passes_change_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements read in several passes, to save memory, are what they are in one."""
    table = opened(cases())
    statements = [one for one in starter().statements if one.code in {"EG3", "EN8"}]
    whole = testing.run(statements, table, PLAN)
    told: list[int] = []
    monkeypatch.setattr(asking.passes, "__defaults__", (asking.BYTES * 45 * 3,))
    parted = testing.run(statements, table, PLAN, told.append)
    assert [one.verdict for one in parted] == [one.verdict for one in whole]
    for one, other in zip(parted, whole, strict=True):
        assert (one.n, one.n_with, one.missing) == (other.n, other.n_with, other.missing)
        assert one.effect == pytest.approx(other.effect, rel=1e-9)
        assert one.se == pytest.approx(other.se, rel=1e-9)
        assert one.p_adjusted == pytest.approx(other.p_adjusted, rel=1e-6)
    assert told == sorted(told)
    assert told[-1] == 4_000
    assert len(told) > 1


def test_a_statement_stays_with_its_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little memory there is, each pass holds whole statements, and none is lost."""
    monkeypatch.setattr(asking.passes, "__defaults__", (1,))
    statements = [one for one in starter().statements if one.code in {"EG3", "EN8"}]
    found = testing.run(statements, opened(cases()), PLAN)
    assert [len(one.contexts) for one in found] == [2, 2]
    assert all(one.effect is not None for one in found)
