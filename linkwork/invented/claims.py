"""The statements of the starter library, each with the effect declared true for it."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from linkwork.invented.conditions import Held, as_known, truly
from linkwork.invented.draws import answer, scale
from linkwork.invented.effects import Effect, Effects, EffectsError
from linkwork.invented.story import Flags, Numbers, Story
from linkwork.learning.methods.designs import Plan, design_for
from linkwork.theory.expression import Expression, facts_of
from linkwork.theory.statement import Statement, starter
from linkwork.theory.vocabulary import vocabulary

USUAL_ANSWER = 6.0  # the middle of a probe's answers, out of ten
CARRIERS = ("felt_heard", "belonging")  # the probes that the generator lets carry an effect


@dataclass(frozen=True)
class Claim:
    """A statement that can be tested, and what is declared true of it.

    `among` are the conditions that put somebody in the risk set: those of the study's design.
    """

    statement: Statement
    condition: Expression
    outcome: str
    effect: Effect
    among: tuple[Expression, ...] = ()

    @property
    def code(self) -> str:
        """The statement's code."""
        return self.statement.code


def untestable() -> dict[str, str]:
    """The statements that no table of cases can test, and why."""
    return {
        statement.code: "no facts of a case are named: a statement about the whole system"
        for statement in starter().statements
        if statement.condition is None
    }


def claims(effects: Effects) -> tuple[Claim, ...]:
    """Every testable statement with its declared effect."""
    found = []
    for statement in starter().statements:
        if statement.condition is None:
            continue
        if statement.code not in effects.statements:
            raise EffectsError(f"{statement.code}: no effect is declared for this statement")
        (outcome,) = facts_of(statement.outcome)
        effect = effects.statements[statement.code]
        if effect.through:
            _refuse_wrong_carrier(statement, outcome, effect.through.probe)
        design = design_for(statement, Plan())
        among = tuple(part for part in (design.risk_set, design.context) if part) if design else ()
        found.append(Claim(statement, statement.condition, outcome, effect, among))
    return tuple(found)


def _refuse_wrong_carrier(statement: Statement, outcome: str, probe: str) -> None:
    """A probe carries an effect only from what came before it, to what its stage ends with."""
    facts, place = vocabulary(), f"{statement.code}.through: {probe}"
    if probe not in CARRIERS:
        raise EffectsError(f"{place}: only {' or '.join(CARRIERS)} can carry an effect")
    if facts[outcome].known_at is not facts[probe].known_at:
        raise EffectsError(f"{place}: is not asked at the stage of {outcome}")
    for name in facts_of(statement.condition):
        if not facts[name].fixed_before(facts[probe]):
            raise EffectsError(f"{place}: is fixed before {name}")


def at_risk(story: Story, claim: Claim) -> Flags:
    """Who is compared: in the risk set, with the condition and the outcome known."""
    risk = as_known(claim.condition, story).known & story.known(claim.outcome)
    for part in claim.among:
        risk &= as_known(part, story).yes
    return risk


def directly(story: Story, effect: Effect) -> Numbers:
    """How far the condition moves each person's outcome, leaving out what a probe carries."""
    return effect.logit + effect.living_alone * story.numbers("lives_alone")


def pull(story: Story, about: tuple[Claim, ...], outcome: str) -> Numbers:
    """What all conditions together do to an outcome, on the logit; about nought on average.

    Where a condition is unknown even to the person (no concern was voiced, so none was answered)
    it does nothing.
    """
    total = np.zeros(story.cases)
    for claim in about:
        if claim.outcome != outcome:
            continue
        total += directly(story, claim.effect) * surplus(truly(claim.condition, story), claim)
        if claim.effect.through:
            carried = story.numbers(claim.effect.through.probe) - USUAL_ANSWER
            total += claim.effect.through.weight * carried
    return total


def surplus(held: Held, claim: Claim) -> Numbers:
    """Each person's condition less the usual share; nought where there is no condition."""
    over: Numbers = np.where(held.known, held.yes - claim.effect.share, 0.0)
    return over


def feel(
    story: Story, about: tuple[Claim, ...], rng: Generator, probe: str, spread: float
) -> Numbers:
    """Answers to a probe, moved by the conditions whose effect it carries."""
    latent = scale(rng, USUAL_ANSWER, spread, story.cases)
    for claim in about:
        through = claim.effect.through
        if through and through.probe == probe:
            latent += through.moves * surplus(truly(claim.condition, story), claim)
    story.hidden[f"latent {probe}"] = latent
    return answer(latent)
