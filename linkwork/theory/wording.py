"""Say a condition in words, for people who do not read signs."""

from collections.abc import Mapping
from datetime import date

from linkwork.theory.expression import Compare, Every, Measure, Not, Outcome, Some, Value
from linkwork.theory.vocabulary import Fact, FactType, vocabulary
from linkwork.theory.writing import plain

NUMBERS = {
    "==": "is {}",
    "!=": "is not {}",
    "<": "is less than {}",
    "<=": "is {} or less",
    ">": "is more than {}",
    ">=": "is {} or more",
}
DATES = {
    "==": "is {}",
    "!=": "is not {}",
    "<": "is before {}",
    "<=": "is {} or before",
    ">": "is after {}",
    ">=": "is {} or after",
}
COUNTED = ("years", "days", "weeks", "km", "points")
MONTHS = "January February March April May June July August September October November December"


def in_words(expression: Outcome, facts: Mapping[str, Fact] | None = None) -> str:
    """Say an expression in words, as in `distance is 3 km or less`."""
    known = vocabulary() if facts is None else facts
    match expression:
        case Measure(fact):
            return known[fact].label
        case Compare() as compare:
            return _compared(compare, known[compare.fact])
        case Not(Compare(fact, "==", True)):
            return f"{known[fact].label} is no"
        case Not(part):
            return f"it is not so that {_within(part, known)}"
        case Every(parts):
            return " and ".join(_within(part, known) for part in parts)
        case Some(parts):
            return " or ".join(_within(part, known) for part in parts)


def kind(fact: Fact) -> str:
    """Say what answers a fact takes, as in `number, 0-10` or `better, same or worse`."""
    if fact.choices:
        return ", ".join(fact.choices[:-1]) + f" or {fact.choices[-1]}"
    return f"{fact.type}, {fact.unit}" if fact.unit else str(fact.type)


def _within(part: Outcome, facts: Mapping[str, Fact]) -> str:
    said = in_words(part, facts)
    return f"({said})" if isinstance(part, Every | Some) else said


def _compared(compare: Compare, fact: Fact) -> str:
    if fact.type is FactType.YES_NO:
        return f"{fact.label} is yes"
    signs = DATES if fact.type is FactType.DATE else NUMBERS
    return f"{fact.label} {signs[compare.sign].format(_value(compare.value, fact))}"


def _value(value: Value, fact: Fact) -> str:
    if isinstance(value, date):
        return f"{value.day} {MONTHS.split()[value.month - 1]} {value.year}"
    if isinstance(value, str):
        return value.replace("_", " ") if fact.choices else f'"{value}"'
    if fact.unit == "GBP":
        return f"£{plain(value)}" if value >= 0 else f"-£{plain(-value)}"
    if fact.unit in COUNTED:
        return f"{plain(value)} {fact.unit[:-1] if _one(value, fact.unit) else fact.unit}"
    return plain(value)


def _one(value: float, unit: str) -> bool:
    return value == 1 and unit.endswith("s")
