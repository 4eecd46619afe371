"""For whom: a context declared beforehand parts the cases, and the verdict may be mixed."""

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods import testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import for_whom
from linkwork.theory.expression import Compare
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened

ALONE = Plan(contexts={"EG3": (Compare("lives_alone", "==", True),)})


def parted(share_alone: float = 0.5, *, only_alone: bool = True, rows: int = 6_000) -> Finding:
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
    (found,) = testing.run([statement], opened(table), ALONE)
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
