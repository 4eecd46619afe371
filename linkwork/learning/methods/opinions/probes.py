"""Which facts may carry a statement's effect, and which come too early or too late to."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linkwork.learning.methods.confounders import OF_STAGE
from linkwork.learning.methods.designs import Design, Plan
from linkwork.theory.expression import facts_of
from linkwork.theory.vocabulary import Fact, FactType, vocabulary


@dataclass(frozen=True)
class Probe:
    """A fact proposed to carry a statement's effect, and why."""

    fact: str
    reason: str
    declared: bool = False


def proposed(code: str) -> tuple[str, ...]:
    """Name the facts proposed to carry the effect of a statement of the starter library."""
    probe = reasons().get(code)
    return (probe.fact,) if probe else ()


@cache
def reasons() -> dict[str, Probe]:
    """The probes proposed for the starter library, each with its reason, by statement."""
    text = files(__package__).joinpath("probes.toml").read_text("utf-8")
    return {
        code: Probe(row["probe"], row["reason"], bool(row.get("declared")))
        for code, row in tomllib.loads(text).items()
    }


def probes_for(design: Design, plan: Plan) -> tuple[str, ...]:
    """Name the facts to look through: those of the plan, else the one proposed."""
    code = design.statement.code
    return tuple(plan.probes[code]) if code in plan.probes else proposed(code)


def refusal(name: str, design: Design, columns: Sequence[str] | None = None) -> str:
    """Say why a fact cannot carry this statement's effect; nothing where it can."""
    facts = vocabulary()
    if name not in facts:
        return f"{name} is no fact of the vocabulary"
    probe = facts[name]
    if probe.type not in (FactType.NUMBER, FactType.YES_NO):
        return f"{probe.label} is neither a number nor yes or no"
    for one in facts_of(design.component):
        if not _moment(facts[one]).fixed_before(probe):
            return (
                f"{probe.label} is not fixed after {facts[one].label}, which it is to follow from"
            )
    for one in facts_of(design.outcome):
        if not probe.fixed_before(facts[one]):
            return f"{probe.label} is not fixed before {facts[one].label}, which it is to move"
    if columns is not None and name not in columns:
        return f"{probe.label} is not collected"
    return ""


def _moment(fact: Fact) -> Fact:
    """The fact whose moment this one shares, where the vocabulary's order is not it."""
    shared = {
        one.fact: one.fixed_with
        for confounders in OF_STAGE.values()
        for one in confounders
        if one.fixed_with
    }
    return vocabulary()[shared.get(fact.name, fact.name)]
