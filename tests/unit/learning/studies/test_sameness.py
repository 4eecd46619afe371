"""Whether two readings found the same: figures to nine digits, words exactly, each place named."""

from typing import Any

import pytest

from linkwork.learning.studies.sameness import differences

ROW: dict[str, Any] = {
    "statement": "EG3",
    "verdict": "supported",
    "effect": 0.18,
    "ci": [0.12, 0.24],
    "missing": {"outcome not known": 3},
}


def test_the_same_is_the_same() -> None:
    """No difference, and none where a sum was taken in another order."""
    assert differences([ROW], [ROW]) == []
    assert differences([ROW], [{**ROW, "effect": 0.18 * (1 + 1e-12)}]) == []


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ({"effect": 0.180001}, "EG3: effect"),
        ({"effect": None}, "EG3: effect"),
        ({"verdict": "mixed"}, "EG3: verdict"),
        ({"ci": [0.12, 0.25]}, "EG3: ci 2"),
        ({"ci": [0.12]}, "EG3: ci"),
        ({"missing": {"outcome not known": 4}}, "EG3: missing outcome not known"),
        ({"missing": {}}, "EG3: missing outcome not known"),
    ],
)
def test_what_differs_is_named(other: dict[str, Any], place: str) -> None:
    """The statement and the figure, wherever it stands."""
    assert differences([ROW], [{**ROW, **other}]) == [place]


def test_a_statement_that_is_missing_is_named() -> None:
    """A statement that was read once only."""
    assert differences([ROW], []) == ["EG3: not read both times"]
