"""Conditions as frozen trees: a comparison, its negation, and several of them together."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias, get_args

Value: TypeAlias = bool | float | str | date
Sign: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
SIGNS: tuple[Sign, ...] = get_args(Sign)


@dataclass(frozen=True, slots=True)
class Compare:
    """One fact held against one value; a yes/no fact on its own is compared with True."""

    fact: str
    sign: Sign
    value: Value

    def __post_init__(self) -> None:
        if self.sign not in SIGNS:
            raise ValueError(f"{self.sign}: no such sign; the signs are {' '.join(SIGNS)}")
        if isinstance(self.value, datetime):
            raise TypeError(f"{self.fact}: a date is wanted, without the time of day")
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            number = float(self.value) + 0.0  # one zero: -0.0 becomes 0.0
            if not math.isfinite(number):
                raise ValueError(f"{self.fact}: {self.value} is not a number to compare with")
            object.__setattr__(self, "value", number)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Every:
    """Two or more conditions that must all hold."""

    parts: tuple["Expression", ...]

    def __post_init__(self) -> None:
        _at_least_two(self.parts)


@dataclass(frozen=True, slots=True)
class Some:
    """Two or more conditions of which one is enough."""

    parts: tuple["Expression", ...]

    def __post_init__(self) -> None:
        _at_least_two(self.parts)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number fact on its own, as an outcome that is more or less rather than yes or no."""

    fact: str


Expression: TypeAlias = Compare | Not | Every | Some
Outcome: TypeAlias = Expression | Measure


def facts_of(expression: Outcome | None) -> tuple[str, ...]:
    """Name the facts an expression speaks of, each once, in the order of their mention."""
    match expression:
        case None:
            return ()
        case Measure(fact):
            return (fact,)
        case _:
            return tuple(dict.fromkeys(compare.fact for compare in comparisons(expression)))


def comparisons(expression: Expression) -> Iterator[Compare]:
    """Go through the comparisons of an expression from left to right."""
    waiting: list[Expression] = [expression]
    while waiting:
        match waiting.pop():
            case Compare() as compare:
                yield compare
            case Not(part):
                waiting.append(part)
            case Every(parts) | Some(parts):
                waiting.extend(reversed(parts))


def depth(expression: Expression) -> int:
    """Count how deep the expression is nested; a comparison alone is 0 deep."""
    deepest, waiting = 0, [(expression, 0)]
    while waiting:
        part, here = waiting.pop()
        deepest = max(deepest, here)
        match part:
            case Not(inner):
                waiting.append((inner, here + 1))
            case Every(parts) | Some(parts):
                waiting.extend((inner, here + 1) for inner in parts)
            case Compare():
                pass
    return deepest


def _at_least_two(parts: tuple[Expression, ...]) -> None:
    if not isinstance(parts, tuple):
        raise TypeError("the parts of a condition are a tuple")
    if len(parts) < 2:
        raise ValueError("two or more conditions are wanted; one alone stands for itself")
