"""Whether a condition makes sense: its facts are there, and each is compared with its own kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkwork.theory.expression import Compare, Expression, comparisons, depth
from linkwork.theory.reading import UNKNOWN_WORDS
from linkwork.theory.vocabulary import Fact, FactType, nearest

DEEPEST = 20  # levels of nesting
MOST_COMPARISONS = 200
LONGEST_VALUE = 200  # characters in a quoted text


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit in a comparison: which part of it, the word, and why."""

    at: Literal["fact", "sign", "value"]
    word: str
    reason: str


def check(expression: Expression, vocabulary: Mapping[str, Fact]) -> None:
    """Refuse, by ValueError, an expression that could not have been written as text."""
    reason = too_big(expression)
    if reason:
        raise ValueError(reason)
    for found in misfits(expression, vocabulary):
        raise ValueError(f"{found.word}: {found.reason}")


def too_big(expression: Expression) -> str:
    """Say why an expression is beyond what people, or a database, could follow; else nothing."""
    if depth(expression) > DEEPEST:
        return f"conditions are nested more than {DEEPEST} deep"
    if sum(1 for _ in comparisons(expression)) > MOST_COMPARISONS:
        return f"there are more than {MOST_COMPARISONS} comparisons"
    return ""


def misfits(expression: Expression, vocabulary: Mapping[str, Fact]) -> Iterator[Misfit]:
    """Go through what does not fit, from left to right."""
    for compare in comparisons(expression):
        fact = vocabulary.get(compare.fact)
        found = misfit(compare, fact) if fact else no_such_fact(compare.fact, vocabulary)
        if found:
            yield found


def no_such_fact(word: str, vocabulary: Mapping[str, Fact]) -> Misfit:
    """Say that a fact is not in the vocabulary, and which one may have been meant."""
    near = nearest(word, vocabulary)
    return Misfit("fact", word, "no such fact" + (f"; did you mean {near}?" if near else ""))


def misfit(compare: Compare, fact: Fact) -> Misfit | None:
    """Find what does not fit between a fact and what it is compared with."""
    match fact.type:
        case FactType.YES_NO:
            fits = compare.sign == "==" and compare.value is True
            return None if fits else stands_alone(compare.sign, fact)
        case FactType.NUMBER:
            return _number(compare)
        case FactType.DATE:
            fits = isinstance(compare.value, date)
            return None if fits else _value(compare, "a date is wanted, as in 2026-01-31")
        case FactType.CHOICE | FactType.TEXT:
            if compare.sign not in ("==", "!="):
                reason = f"{fact.name} is a {fact.type}; compare it with == or !="
                return Misfit("sign", compare.sign, reason)
            return _choice(compare, fact) if fact.choices else _text(compare)


def stands_alone(sign: str, fact: Fact) -> Misfit:
    """Say that a yes/no fact is not compared."""
    reason = f"{fact.name} is yes/no and stands alone; write {fact.name} or not {fact.name}"
    return Misfit("sign", sign, reason)


def _number(compare: Compare) -> Misfit | None:
    value = compare.value
    if isinstance(value, bool) or not isinstance(value, float):
        return _value(compare, "a number is wanted")
    reason = "a number has at most 15 digits, and at most 9 zeros after the point"
    # Within 15 digits a number is written, stored and compared alike by every database.
    if float(f"{value:.15g}") != value or abs(value) >= 1e15 or 0 < abs(value) < 1e-9:
        return _value(compare, reason)
    return None


def _choice(compare: Compare, fact: Fact) -> Misfit | None:
    if compare.value in fact.answers:
        return None
    choices = f"the choices are {', '.join(fact.answers)}"
    if compare.value in UNKNOWN_WORDS:
        return _value(compare, f"this is no answer: an unknown fact cannot be asked for; {choices}")
    near = nearest(str(compare.value), fact.answers)
    meant = f"; did you mean {near}?" if near else ""
    return _value(compare, f"no such choice of {fact.name}{meant} ({choices})")


def _text(compare: Compare) -> Misfit | None:
    value = compare.value
    if not isinstance(value, str):
        return _value(compare, 'text is wanted, between quotes, as in "A81001"')
    if value in UNKNOWN_WORDS:
        return _value(compare, "this is no answer: an unknown fact cannot be asked for")
    if len(value) > LONGEST_VALUE or not value.isprintable():
        return _value(compare, f"text is printable, and at most {LONGEST_VALUE} characters long")
    return None


def _value(compare: Compare, reason: str) -> Misfit:
    return Misfit("value", str(compare.value), reason)
