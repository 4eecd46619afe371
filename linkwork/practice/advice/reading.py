"""Reads the published statements of a case's stage on its facts: in place, missing, not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from linkwork.theory.expression import Compare, Every, Expression, Not, Sign, Some, facts_of
from linkwork.theory.reading import read
from linkwork.theory.stages import Stage
from linkwork.theory.statement import Statement

OPPOSITE: dict[Sign, Sign] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
}


class Standing(StrEnum):
    """How a statement's condition stands on one case."""

    IN_PLACE = "in_place"
    MISSING = "missing"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Reading:
    """One statement on one case: what is wanted of it, and the facts that keep it from being so."""

    statement: Statement
    standing: Standing
    holds: bool | None
    wanted: Expression
    wanting: tuple[str, ...]


def stage_of(facts: Mapping[str, Any]) -> Stage:
    """The stage that the case is in, by the glossary's entry rules."""
    if not facts.get("agreed"):
        return Stage.ENROLMENT
    if not facts.get("first_session_attended"):
        return Stage.ENGAGEMENT
    if facts.get("completed") is None:
        return Stage.ADHERENCE
    return Stage.FOLLOW_UP


def on_case(statements: Iterable[Statement], facts: Mapping[str, Any]) -> list[Reading]:
    """Read every statement of the case's stage; what is missing first, then what is not known."""
    stage = stage_of(facts)
    readings = [_read(one, facts) for one in statements if one.stage == stage and one.condition]
    order = (Standing.MISSING, Standing.NOT_KNOWN, Standing.IN_PLACE)
    return sorted(readings, key=lambda r: (order.index(r.standing), not r.statement.prioritised))


def _read(statement: Statement, facts: Mapping[str, Any]) -> Reading:
    """A condition that makes the outcome less likely is in place when it does not hold."""
    condition = statement.condition
    assert condition is not None  # `on_case` reads only statements that have one
    wanted = condition if statement.direction == "more likely" else turned(condition)
    held = read(wanted, facts)
    standing = {True: Standing.IN_PLACE, False: Standing.MISSING, None: Standing.NOT_KNOWN}[held]
    holds = read(condition, facts)
    return Reading(statement, standing, holds, wanted, tuple(dict.fromkeys(wanting(wanted, facts))))


def turned(expression: Expression) -> Expression:
    """The opposite, said plainly: each sign turned round, `and` and `or` exchanged."""
    match expression:
        case Compare(fact, sign, value) if not isinstance(value, bool):
            return Compare(fact, OPPOSITE[sign], value)
        case Compare():
            return Not(expression)
        case Not(part):
            return part
        case Every(parts):
            return Some(tuple(turned(part) for part in parts))
        case Some(parts):
            return Every(tuple(turned(part) for part in parts))


def wanting(expression: Expression, facts: Mapping[str, Any], *, wish: bool = True) -> list[str]:
    """Name the facts that keep the expression from having the wished-for answer."""
    if read(expression, facts) is wish:
        return []
    match expression:
        case Compare(fact):
            return [fact]
        case Not(part):
            return wanting(part, facts, wish=not wish)
        case Every(parts) | Some(parts):
            return [name for part in parts for name in wanting(part, facts, wish=wish)]


def spoken_of(statement: Statement) -> tuple[str, ...]:
    """The facts that the statement's condition names, each once."""
    return tuple(dict.fromkeys(facts_of(statement.condition))) if statement.condition else ()
