"""For whom: a context declared beforehand parts the cases, and the verdict may be mixed."""

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods import testing
from linkwork.learning.methods.contexts import Apart, established
from linkwork.learning.methods.designs import Plan, design_for, partings
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.families import holm
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import for_whom
from linkwork.theory.expression import Compare
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened

ALONE = Plan(contexts={"EG3": (Compare("lives_alone", "==", True),)})


STATEMENT = starter().find("EG3")
assert STATEMENT
DESIGN = design_for(STATEMENT, Plan())
assert DESIGN
PARTING = partings(DESIGN, ALONE)[0]


def estimate(effect: float, place: str) -> Estimate:
    """An estimate with an error of three in a hundred."""
    ends = (effect - 0.06, effect + 0.06)
    return Estimate(
        effect,
        0.03,
        *ends,
        0.5,
        0.5 + effect,
        effect,
        500,
        200,
        50,
        "Lin",
        "CR1",
        (),
        (0.03,),
        (place,),
    )


def parted(
    share_alone: float = 0.5, *, only_alone: bool = True, rows: int = 6_000, plan: Plan = ALONE
) -> Finding:
    """Test company where it helps those who live alone, or everybody."""
    table = cases(rows, effect=0.0)
    dice = np.random.default_rng(9)
    alone = dice.random(rows) < share_alone
    company = np.asarray(table["accompanied"].fill_null(False))
    helped = company & (alone if only_alone else True) & (dice.random(rows) < 0.4)
    went = (np.asarray(table["first_session_attended"]) | helped) & np.asarray(table["agreed"])
    place = table.column_names.index("first_session_attended")
    table = table.set_column(place, "first_session_attended", [went])
    table = table.append_column("lives_alone", pa.array(alone))
    statement = starter().find("EG3")
    assert statement
    (found,) = testing.run([statement], opened(table), plan)
    return found


def test_what_helps_some_is_mixed() -> None:
    """Supported in one half, nothing in the other, and the two differ: mixed."""
    found = parted()
    assert found.verdict is Verdict.MIXED
    within, outside = found.contexts
    assert within.effect is not None
    assert outside.effect is not None
    assert within.effect > 0.1 > outside.effect + 0.02
    assert within.n + outside.n == found.n
    assert "lives alone is yes" in for_whom(found)


def test_what_helps_everybody_is_supported() -> None:
    """Two halves alike leave the verdict of the whole."""
    found = parted(only_alone=False)
    assert found.verdict is Verdict.SUPPORTED
    assert len(found.contexts) == 2


def test_a_small_half_hides_both() -> None:
    """Where one half has a small cell neither is shown: one would give the other away."""
    found = parted(share_alone=0.004)
    assert found.effect is not None
    assert all(one.effect is None and one.n == 0 for one in found.contexts)
    assert "withheld" in for_whom(found)


def test_no_half_without_the_difference() -> None:
    """Both halves carry the difference, each seen from its side, with its p corrected."""
    within, outside = parted().contexts
    assert within.effect is not None
    assert outside.effect is not None
    assert within.difference is not None
    assert within.difference == pytest.approx(within.effect - outside.effect)
    assert outside.difference == pytest.approx(-within.difference)
    assert within.difference_ci
    assert outside.difference_ci == (-within.difference_ci[1], -within.difference_ci[0])
    assert within.p is not None
    assert within.p_adjusted == within.p < 0.001
    assert (within.declared, within.family) == (outside.declared, "primary")


def test_many_contexts_ask_for_more() -> None:
    """A difference that would stand alone is not established among twenty that were declared."""
    first, second = estimate(0.2, "a"), estimate(0.05, "b")
    apart = Apart(PARTING, first, second, difference=0.15, low=0.01, high=0.29, p=0.03)
    (alone,) = holm([0.03])
    among = holm([0.03, *[0.5] * 19])[0]
    assert len(established([apart], [alone])) == 1
    assert established([apart], [among]) == ()


def test_what_is_only_explored_makes_nothing_mixed() -> None:
    """An explored context is shown, marked so, and leaves the verdict."""
    explored = Plan(exploratory=(Compare("lives_alone", "==", True),))
    found = parted(plan=explored)
    assert found.verdict is not Verdict.MIXED
    assert {one.family for one in found.contexts} == {"exploratory"}


def test_contexts_together() -> None:
    """The joint test sees a difference by one of two contexts; one alone needs no joint test."""
    both = (Compare("lives_alone", "==", True), Compare("loneliness_before", ">=", 6.0))
    found = parted(plan=Plan(contexts={"EG3": both}))
    assert len(found.contexts) == 4
    assert found.joint_p is not None
    assert found.joint_p < 0.001
    assert parted().joint_p is None


def test_a_context_after_the_component_is_refused() -> None:
    """What may be its consequence cannot part the cases."""
    statement = starter().find("EG3")
    assert statement
    late = Plan(contexts={"EG3": (Compare("waited_for_place", ">", 28.0),)})
    with pytest.raises(ValueError, match="waited_for_place is not fixed before accompanied"):
        testing.run([statement], opened(cases()), late)


def test_a_context_nobody_recorded_parts_nothing() -> None:
    """Without the context's fact the whole is tested as it is."""
    statement = starter().find("EG3")
    assert statement
    (found,) = testing.run([statement], opened(cases()), ALONE)
    assert found.contexts == ()
    assert found.verdict is Verdict.SUPPORTED


def test_an_unknown_context_is_in_neither_half_and_counted() -> None:
    """Who may or may not live alone is counted, and never taken for living with others."""
    statement = starter().find("EG3")
    assert statement
    table = cases(6_000)
    dice = np.random.default_rng(6)
    alone = pa.array(dice.random(6_000) < 0.5, mask=dice.random(6_000) < 0.2)
    (found,) = testing.run([statement], opened(table.append_column("lives_alone", alone)), ALONE)
    halves = sum(one.n for one in found.contexts)
    assert found.n - halves > 500
    assert found.missing["context not known: lives alone is yes"] == found.n - halves
