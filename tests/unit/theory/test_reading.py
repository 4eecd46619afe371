"""The plain reader answers True, False or None, and refuses what cannot be compared."""

from datetime import UTC, date, datetime

import pytest

from linkwork.theory.expression import Compare, Value
from linkwork.theory.reading import read, strongest, weakest

KLEENE = [
    (True, True, True, True),
    (True, None, None, True),
    (True, False, False, True),
    (None, None, None, None),
    (None, False, False, None),
    (False, False, False, False),
]


@pytest.mark.parametrize(("left", "right", "both", "either"), KLEENE)
def test_kleene(
    left: bool | None, right: bool | None, both: bool | None, either: bool | None
) -> None:
    """`and` takes the weakest answer and `or` the strongest, in either order."""
    assert weakest([left, right]) is weakest([right, left]) is both
    assert strongest([left, right]) is strongest([right, left]) is either


def test_whole_numbers_and_decimals() -> None:
    """A case may hold a whole number where a decimal is compared."""
    assert read(Compare("age", ">=", 65), {"age": 65}) is True
    assert read(Compare("age", "<", 0.5), {"age": 0}) is True


@pytest.mark.parametrize(
    ("compare", "value"),
    [
        (Compare("age", ">", 3), "4"),
        (Compare("age", ">", 0), True),
        (Compare("accompanied", "==", True), 1),
        (Compare("symptoms", "==", "worse"), 3),
        (Compare("offered_on", ">", date(2026, 1, 1)), datetime(2026, 1, 2, tzinfo=UTC)),
    ],
)
def test_another_kind_of_value_is_refused(compare: Compare, value: Value) -> None:
    """A value of another kind is a mistake of whoever collected it, not an answer."""
    with pytest.raises(TypeError, match=compare.fact):
        read(compare, {compare.fact: value})
