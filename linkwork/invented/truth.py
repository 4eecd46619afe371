"""The true effect of every statement, by telling each person's story with and without it.

The effect is P(outcome | the condition holds) − P(outcome | it does not), averaged over the people
of the risk set whose condition and outcome are known: the scale and the people of `linkwork test`.
Gates that the condition cannot move (a first session was booked) are taken as they fell.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from linkwork.invented.claims import Claim, at_risk, directly, untestable
from linkwork.invented.conditions import as_known, truly
from linkwork.invented.draws import answer, chance
from linkwork.invented.story import Flags, Numbers, Story

RATES = ("gp_contacts_after",)  # outcomes that are counts: the effect is a difference of means
MOST = 4.0  # log of the largest mean count

Potential = tuple[Numbers, Numbers]  # the outcome's expectation with and without the condition
Retelling = Callable[[Claim], Potential | None]


@dataclass
class Tally:
    """Sums over people: how many, what each gains by the condition, and what was seen.

    `arms` and `seen` count the people and their outcomes without the condition, then with it.
    """

    people: int = 0
    gained: float = 0.0
    arms: list[int] = field(default_factory=lambda: [0, 0])
    seen: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def add(self, gain: Numbers, held: Flags, outcome: Numbers) -> None:
        """Count some people of the risk set."""
        self.people += len(gain)
        self.gained += float(gain.sum())
        for arm, here in enumerate((~held, held)):
            self.arms[arm] += int(here.sum())
            self.seen[arm] += float(outcome[here].sum())

    def effect(self) -> float | None:
        """The true effect."""
        return self.gained / self.people if self.people else None

    def naive(self) -> float | None:
        """What a plain comparison of the two arms would say."""
        if not all(self.arms):
            return None
        return self.seen[1] / self.arms[1] - self.seen[0] / self.arms[0]


@dataclass
class Ledger:
    """The tallies of every statement, over all blocks."""

    about: tuple[Claim, ...]
    whole: dict[str, Tally] = field(default_factory=dict)
    groups: dict[tuple[str, str, str], Tally] = field(default_factory=dict)
    carried: dict[str, Tally] = field(default_factory=dict)

    def add(self, story: Story, retold: Retelling) -> None:
        """Count a block of people."""
        groups = _groups(story)
        for claim in self.about:
            risk = np.flatnonzero(at_risk(story, claim))
            held = as_known(claim.condition, story).yes[risk]
            outcome = story.values[claim.outcome][risk].astype(np.float64)
            with_, without = retold(claim) or potentials(story, claim)
            gain = (with_ - without)[risk]
            self.whole.setdefault(claim.code, Tally()).add(gain, held, outcome)
            for fact, name, members in groups:
                here = members[risk]
                tally = self.groups.setdefault((claim.code, fact, name), Tally())
                tally.add(gain[here], held[here], outcome[here])
            if claim.effect.through:
                with_, without = _carried(story, claim)
                tally = self.carried.setdefault(claim.code, Tally())
                tally.add((with_ - without)[risk], held, outcome)

    def truth(self) -> dict[str, dict[str, Any]]:
        """What is true of each statement, as plain figures for JSON."""
        lines = {claim.code: self._line(claim) for claim in self.about}
        none = {code: {"effect": None, "reason": why} for code, why in untestable().items()}
        return lines | none

    def _line(self, claim: Claim) -> dict[str, Any]:
        tally = self.whole.get(claim.code, Tally())
        line: dict[str, Any] = {
            "effect": tally.effect(),
            "n": tally.people,
            "naive": tally.naive(),
            "outcome": claim.outcome,
            "scale": "difference of means" if claim.outcome in RATES else "risk difference",
            "declared": claim.effect.logit,
            "without": tally.arms[0],
            "with": tally.arms[1],
            "groups": self._groups(claim.code),
        }
        if claim.effect.through:
            through = self.carried.get(claim.code, Tally()).effect()
            line["mechanism"] = {"probe": claim.effect.through.probe, "indirect": through}
        if tally.effect() is None:
            line["reason"] = "nobody in the risk set"
        return line

    def _groups(self, code: str) -> dict[str, dict[str, dict[str, Any]]]:
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for (statement, fact, name), tally in self.groups.items():
            if statement == code:
                figures = {"effect": tally.effect(), "n": tally.people}
                found.setdefault(fact, {})[name] = figures
        return found


def potentials(story: Story, claim: Claim) -> Potential:
    """The expected outcome of each person with the condition, and without it."""
    return _expected(story, claim, True, True), _expected(story, claim, False, False)


def _carried(story: Story, claim: Claim) -> Potential:
    """With the condition both times, and the probe as it would be with it, and without it."""
    return _expected(story, claim, True, True), _expected(story, claim, True, False)


def _expected(story: Story, claim: Claim, holds: bool, probe_as_if: bool) -> Numbers:
    """The expected outcome were the condition to hold, and the probe as if it held."""
    is_so = truly(claim.condition, story).yes.astype(np.float64)
    likely = story.hidden[f"logit {claim.outcome}"] + directly(story, claim.effect) * (
        float(holds) - is_so
    )
    through = claim.effect.through
    if through:
        latent = story.hidden[f"latent {through.probe}"]
        moved = answer(latent + through.moves * (float(probe_as_if) - is_so))
        likely = likely + through.weight * (moved - story.numbers(through.probe))
    return expectation(story, claim.outcome, likely)


def expectation(story: Story, outcome: str, likely: Numbers) -> Numbers:
    """The expectation that belongs to a logit or log rate, where the way to it is open."""
    if outcome in RATES:
        counts: Numbers = np.exp(np.minimum(likely, MOST))
        return counts
    return chance(likely) * story.hidden.get(f"open {outcome}", 1.0)


def _groups(story: Story) -> list[tuple[str, str, Flags]]:
    known, alone = story.known("lives_alone"), story.flags("lives_alone")
    poorest = story.numbers("deprivation_fifth") == 1
    return [
        ("lives_alone", "yes", known & alone),
        ("lives_alone", "no", known & ~alone),
        ("deprivation_fifth", "1", poorest),
        ("deprivation_fifth", "2-5", ~poorest),
    ]
