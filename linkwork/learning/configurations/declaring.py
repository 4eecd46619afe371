"""What is declared of a comparison before it is read: conditions, anchors, cuts, expectations."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from linkwork.learning.methods import qca
from linkwork.theory.expression import Measure, Outcome, facts_of
from linkwork.theory.mistakes import ExpressionError
from linkwork.theory.parsing import parse_outcome
from linkwork.theory.vocabulary import vocabulary

UNITS = {"link_worker": "link worker", "practice": "practice"}
SOLUTIONS = ("conservative", "intermediate", "parsimonious")
FEWEST_CONDITIONS, MOST_CONDITIONS = 2, 6
FEWEST_PEOPLE = 10  # a unit's share of fewer people would say too much of each


class NotDeclarable(ValueError):
    """Something cannot be declared so; `where` names it, the message says why."""

    def __init__(self, where: str, why: str) -> None:
        """Keep what it is about."""
        super().__init__(why)
        self.where = where


@dataclass(frozen=True)
class Ingredient:
    """A condition or the outcome: its words, what is measured, when it is out, half and in.

    `measures` is a condition on people (its share in every 100 counts) or a number fact (its
    mean). `expected`: 1 its presence should help, 0 its absence, - nothing.
    """

    name: str
    measures: str
    out: float
    cross: float
    into: float
    expected: str = "-"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A whole comparison, as it is declared."""

    unit: str
    outcome: Ingredient
    conditions: tuple[Ingredient, ...]
    fewest: int = FEWEST_PEOPLE
    incl: float = 0.8
    pri: float = 0.5
    n: int = 1
    solution: str = "conservative"


def written(declared: Declared) -> dict[str, Any]:
    """Write the plan down, having seen that it can be read; NotDeclarable names what cannot."""
    if declared.unit not in UNITS or declared.solution not in SOLUTIONS:
        raise NotDeclarable("unit", f"{declared.unit}: link workers or practices are compared")
    if declared.fewest < FEWEST_PEOPLE:
        raise NotDeclarable("fewest", f"at least {FEWEST_PEOPLE} people a {UNITS[declared.unit]}")
    count = len(declared.conditions)
    if not FEWEST_CONDITIONS <= count <= MOST_CONDITIONS:
        raise NotDeclarable(
            "conditions", f"{count} conditions; from {FEWEST_CONDITIONS} to {MOST_CONDITIONS}"
        )
    names = [one.name.strip().casefold() for one in declared.conditions]
    if len(set(names)) < count:
        raise NotDeclarable("conditions", "two conditions have the same name")
    for place, one in enumerate(declared.conditions, 1):
        _fits(f"condition_{place}", one)
        _in_time(f"condition_{place}", one, declared.outcome)
    _fits("outcome", declared.outcome)
    return asdict(declared)


def read(plan: Mapping[str, Any]) -> Declared:
    """Read a plan back."""
    rows = [Ingredient(**row) for row in plan["conditions"]]
    whole = {**plan, "outcome": Ingredient(**plan["outcome"]), "conditions": tuple(rows)}
    return Declared(**whole)


def measured(one: Ingredient) -> Outcome:
    """What an ingredient measures, as an expression; a bare yes/no fact is a condition."""
    return parse_outcome(one.measures, vocabulary())


def unit_of_measure(one: Ingredient) -> str:
    """In what it is counted: of every 100 people, or the unit of the number."""
    found = measured(one)
    if not isinstance(found, Measure):
        return "in 100"
    return f"mean, {vocabulary()[found.fact].unit or 'as recorded'}"


def _fits(where: str, one: Ingredient) -> None:
    """See that it has words, that its measurement can be read, and its anchors stand in order."""
    if not one.name.strip():
        raise NotDeclarable(where, "give it a name in plain words")
    try:
        measured(one)
        qca.direct([one.cross], one.out, one.cross, one.into)
    except (ExpressionError, qca.QcaError) as error:
        raise NotDeclarable(where, f"{one.name}: {error}") from error


def _in_time(where: str, one: Ingredient, outcome: Ingredient) -> None:
    """A condition is fixed before the outcome: what comes after could be its consequence."""
    facts = vocabulary()
    try:
        late = _late(facts_of(measured(one)), facts_of(measured(outcome)))
    except ExpressionError as error:
        raise NotDeclarable(where, f"{one.name}: {error}") from error
    if late:
        name, after = late
        words = f"{facts[name].label} is not fixed before {facts[after].label}"
        raise NotDeclarable(where, f"{one.name}: {words}")


def _late(of_condition: Sequence[str], of_outcome: Sequence[str]) -> tuple[str, str] | None:
    facts = vocabulary()
    return next(
        (
            (name, after)
            for name in of_condition
            for after in of_outcome
            if not facts[name].fixed_before(facts[after])
        ),
        None,
    )
