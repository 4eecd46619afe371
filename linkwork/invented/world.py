"""What a run of the generator rests on: its places, its declared effects and its dice."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator

from linkwork.invented.claims import Claim, claims
from linkwork.invented.effects import Effects, read_effects
from linkwork.invented.lots import Lottery, practices_drawn
from linkwork.invented.places import Places, lay_out, practices_for
from linkwork.invented.story import Flags

STAGES = ("refer", "enrol", "caseload", "engage", "adhere", "follow up", "otherwise")


@dataclass(frozen=True)
class World:
    """The invented service, before anybody is referred to it."""

    seed: int
    anchor: date
    effects: Effects
    about: tuple[Claim, ...]
    places: Places
    lottery: Lottery | None = None

    @property
    def practices_drawn(self) -> Flags:
        """The practices drawn, where the lottery is by practice."""
        return practices_drawn(np.random.default_rng([self.seed, 0, 1]), self.places.practices)

    def dice(self, block: int, stage: str) -> Generator:
        """The same dice for the same seed, block and stage, however often they are asked for."""
        return np.random.default_rng([self.seed, block + 1, STAGES.index(stage)])


def world(
    cases: int,
    seed: int,
    *,
    anchor: date,
    practices: int | None = None,
    link_workers: int | None = None,
    effects: Effects | None = None,
    lottery: Lottery | None = None,
) -> World:
    """Lay out a service for so many people; the same seed lays out the same one."""
    effects = effects or read_effects()
    dice = np.random.default_rng([seed, 0, 0])
    places = lay_out(dice, cases, effects, practices or practices_for(cases), link_workers)
    return World(seed, anchor, effects, claims(effects), places, lottery)
