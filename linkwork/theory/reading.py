"""Read a condition on one case: True, False, or None where it cannot be known (Kleene's logic)."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from linkwork.theory.expression import Compare, Every, Expression, Not, Sign, Some, Value

COMPARISONS: dict[Sign, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
# What a record writes where it does not know: read as unknown, never as an answer.
UNKNOWN_WORDS = ("unknown", "")


def read(expression: Expression, facts: Mapping[str, Value | None]) -> bool | None:
    """Say whether the expression holds: True, False, or None where it cannot be known."""
    match expression:
        case Compare(fact, sign, value):
            return compare(fact, known(facts.get(fact)), sign, value)
        case Not(part):
            held = read(part, facts)
            return None if held is None else not held
        case Every(parts):
            return weakest([read(part, facts) for part in parts])
        case Some(parts):
            return strongest([read(part, facts) for part in parts])


def known(value: Value | None) -> Value | None:
    """Give the value, or None where what is recorded says that it is not known."""
    if isinstance(value, str):
        return None if value in UNKNOWN_WORDS else value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    return value


def compare(fact: str, found: Value | None, sign: Sign, value: Value) -> bool | None:
    """Hold what was found against the value; None where nothing was found."""
    if found is None:
        return None
    if _kind(found) is not _kind(value):
        raise TypeError(f"{fact}: {found!r} cannot be compared with {value!r}")
    if _kind(value) is float:
        found = float(found)  # type: ignore[arg-type]  # _kind has just said it is a number
    return COMPARISONS[sign](found, value)


def weakest(answers: Sequence[bool | None]) -> bool | None:
    """Join answers by `and`: one False decides, else one unknown leaves the whole unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def strongest(answers: Sequence[bool | None]) -> bool | None:
    """Join answers by `or`: one True decides, else one unknown leaves the whole unknown."""
    if True in answers:
        return True
    return None if None in answers else False


def _kind(value: object) -> type[Value] | None:
    if isinstance(value, bool):
        return bool
    if isinstance(value, int | float):
        return float
    if isinstance(value, str):
        return str
    if isinstance(value, date) and not isinstance(value, datetime):
        return date
    return None
