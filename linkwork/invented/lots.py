"""A lottery for company at the invented service, and what is true of it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from linkwork.invented.claims import Claim, directly
from linkwork.invented.conditions import truly
from linkwork.invented.story import Flags, Numbers, Story
from linkwork.invented.truth import Tally, expectation
from linkwork.theory.expression import facts_of

COMPONENT, OUTCOME = "accompanied", "first_session_attended"
DRAWN, CHANCE = "drawn_for_company", "chance_of_company"
BLOCK = 4
IF_DRAWN, IF_NOT = "accompanied if drawn", "accompanied if not drawn"


@dataclass(frozen=True)
class Lottery:
    """Half of those entered are drawn; what happens then is recorded as always.

    agrees: share of people with a first session booked who agree to be entered; kept: share of
    those drawn for whom somebody does go along; spared: of those not drawn whom somebody would
    have gone with anyway, the share for whom there is still somebody (company is scarce).
    `by_practice` draws practices and not people.
    """

    agrees: float = 0.8
    kept: float = 0.9
    spared: float = 0.3
    by_practice: bool = False


@dataclass
class Drawn:
    """What the draw does, summed over everybody entered whose outcome is known."""

    tally: Tally = field(default_factory=Tally)
    went: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def add(self, story: Story, about: tuple[Claim, ...]) -> None:
        """Count a block of people."""
        here = story.known(DRAWN) & story.known(OUTCOME)
        ends = [_expected(story, about, story.hidden[name] > 0) for name in (IF_NOT, IF_DRAWN)]
        drawn, outcome = story.flags(DRAWN)[here], story.numbers(OUTCOME)[here]
        self.tally.add((ends[1] - ends[0])[here], drawn, outcome)
        for arm, name in enumerate((IF_NOT, IF_DRAWN)):
            self.went[arm] += float(story.hidden[name][here].sum())

    def truth(self) -> dict[str, object]:
        """The true effect of being drawn, and how many of each arm somebody went along with."""
        people = max(self.tally.people, 1)
        return {
            "effect": self.tally.effect(),
            "n": self.tally.people,
            "naive": self.tally.naive(),
            "outcome": OUTCOME,
            "component": COMPONENT,
            "accompanied if drawn": self.went[1] / people,
            "accompanied if not": self.went[0] / people,
        }


def share_out(
    story: Story, lottery: Lottery | None, practices_drawn: Flags, rng: Generator
) -> None:
    """Enter people, draw, and settle who is accompanied; without a lottery nobody is entered."""
    cases = story.cases
    if lottery is None:
        story.put(CHANCE, np.zeros(cases), exists=np.zeros(cases, dtype=bool))
        story.put(DRAWN, np.zeros(cases, dtype=bool), exists=np.zeros(cases, dtype=bool))
        return
    agrees, kept, spared = rng.random((3, cases))
    entered = (story.hidden["booked"] > 0) & (agrees < lottery.agrees)
    if lottery.by_practice:
        drawn = practices_drawn[story.codes("practice")] & entered
    else:
        drawn = _in_blocks(rng, entered)
    usual = story.flags(COMPONENT)
    if_drawn = np.where(entered, usual | (kept < lottery.kept), usual)
    if_not = np.where(entered, usual & (spared < lottery.spared), usual)
    story.hidden[IF_DRAWN], story.hidden[IF_NOT] = if_drawn * 1.0, if_not * 1.0
    story.put(CHANCE, np.full(cases, 50.0), exists=entered)
    story.put(DRAWN, drawn, exists=entered)
    story.put(COMPONENT, np.where(drawn, if_drawn, if_not), story.hidden["booked"] > 0)


def _in_blocks(rng: Generator, entered: Flags) -> Flags:
    """Half of every four entered, in random order."""
    places = np.flatnonzero(entered)
    blocks = -(-len(places) // BLOCK)
    pattern = np.tile(np.arange(BLOCK) < BLOCK // 2, (blocks, 1))
    drawn = np.zeros(len(entered), dtype=bool)
    drawn[places] = rng.permuted(pattern, axis=1).ravel()[: len(places)]
    return drawn


def practices_drawn(rng: Generator, practices: int) -> Flags:
    """Half of the practices."""
    return rng.permutation(practices) < practices // 2


def _expected(story: Story, about: tuple[Claim, ...], along: Flags) -> Numbers:
    """Each person's chance to come to the first session, were somebody to go along or not."""
    other = story.retold()
    other.values[COMPONENT] = along
    likely = story.hidden[f"logit {OUTCOME}"].copy()
    for claim in about:
        if claim.outcome == OUTCOME and COMPONENT in facts_of(claim.condition):
            moved = truly(claim.condition, other).yes.astype(float)
            moved -= truly(claim.condition, story).yes
            likely += directly(story, claim.effect) * moved
    return expectation(story, OUTCOME, likely)
