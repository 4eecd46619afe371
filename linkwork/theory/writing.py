"""Write a tree as the one text that reads back as the same tree."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from linkwork.theory.expression import Compare, Every, Measure, Not, Outcome, Some, Value
from linkwork.theory.vocabulary import Fact, FactType, vocabulary


def write(expression: Outcome, facts: Mapping[str, Fact] | None = None) -> str:
    """Write an expression as text; the shipped vocabulary says which values are quoted."""
    known = vocabulary() if facts is None else facts
    match expression:
        case Measure(fact):
            return fact
        case Compare(fact, "==", True):
            return fact
        case Compare(fact, sign, value):
            return f"{fact} {sign} {_value(value, known.get(fact))}"
        case Not(part):
            bare = isinstance(part, Not) or (isinstance(part, Compare) and part.value is True)
            inner = write(part, known)
            return f"not {inner}" if bare else f"not ({inner})"
        case Every(parts):
            return " and ".join(_within(part, known) for part in parts)
        case Some(parts):
            return " or ".join(_within(part, known) for part in parts)


def plain(number: float) -> str:
    """Write a number in plain digits, without an exponent or an idle point."""
    digits = format(Decimal(repr(float(number))), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _within(part: Outcome, facts: Mapping[str, Fact]) -> str:
    text = write(part, facts)
    return f"({text})" if isinstance(part, Every | Some) else text


def _value(value: Value, fact: Fact | None) -> str:
    if isinstance(value, bool):
        raise TypeError("a yes/no fact stands alone, or after not")
    if isinstance(value, float | int):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if fact and fact.type is FactType.CHOICE else json.dumps(value, ensure_ascii=False)
