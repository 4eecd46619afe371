"""What is fixed before anybody votes: how votes are given, counted, and what ends a tie.

Ranking after the nominal group technique (Delbecq and Van de Ven 1975; McMillan et al. 2016, doi
10.1007/s11096-016-0257-x); rating from 1 to 9 with consensus in and out after COMET (Williamson et
al. 2012, doi 10.1186/1745-6215-13-132); percent agreement of 75 as the median of Delphi studies
(Diamond et al. 2014, doi 10.1016/j.jclinepi.2013.12.002).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self


class Method(StrEnum):
    """How a round asks."""

    SUGGEST = "suggest"  # silent generation: add or reword, no votes
    RANK = "rank"  # choose some and put them in order
    RATE = "rate"  # each from 1 to 9
    AGREE = "agree"  # each: agree or not


class Tie(StrEnum):
    """What goes before what where points are equal."""

    FREQUENCY = "frequency"  # more people chose it
    FIRSTS = "firsts"  # more people put it first


FEWEST_SHOWN = 3  # in a group of two, each can read off the other's vote
HIGH, LOW = range(7, 10), range(1, 4)  # of the marks from 1 to 9


@dataclass(frozen=True)
class Rule:
    """The rule of one round. `quorum` is the fewest who must answer, for each constituency."""

    method: Method
    choose: int = 6
    forward: int = 6
    tie: Tie = Tie.FREQUENCY
    share: int = 75
    against: int = 15
    least_shown: int = FEWEST_SHOWN
    quorum: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """The rule as it was kept."""
        known = {name: kept[name] for name in cls.__dataclass_fields__ if name in kept}
        known |= {"method": Method(kept["method"]), "tie": Tie(kept.get("tie", Tie.FREQUENCY))}
        return cls(**known)

    @property
    def row(self) -> dict[str, Any]:
        """The rule as it is kept."""
        return asdict(self) | {"method": self.method.value, "tie": self.tie.value}

    def faults(self, items: int, asked: Mapping[str, int]) -> list[str]:
        """What is wrong with the rule for so many items and people; nothing where it can be used.

        `asked` counts the people of each constituency.
        """
        found = []
        if items < 1:
            found.append("There is nothing to ask about: choose at least one statement.")
        if self.method is Method.RANK and not 1 <= self.choose <= items:
            found.append(f"Nobody can choose {self.choose} of {items}.")
        if self.method is Method.RANK and not 1 <= self.forward <= items:
            found.append(f"{self.forward} of {items} cannot go forward.")
        if self.method is not Method.SUGGEST and not 50 < self.share <= 100:
            found.append("Consensus needs more than 50 and at most 100 percent.")
        if not 0 <= self.against <= 100 - self.share:
            found.append(f"Who is against can be at most {100 - self.share} percent.")
        if self.least_shown < FEWEST_SHOWN:
            found.append(
                f"Groups are shown from {FEWEST_SHOWN} people on: fewer would tell a vote."
            )
        found += [
            f"{name}: {least} must answer, and {asked.get(name, 0)} are asked."
            for name, least in self.quorum.items()
            if least > asked.get(name, 0)
        ]
        return found
