"""What may be shared out by lot. Another scarce component is another row here, and two facts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Component:
    """Something that helps, of which there is too little for everybody.

    `rules` (see `rules.py`) are asked of everybody before they are entered; `drawn_fact` and
    `chance_fact` are the facts by which learning reads the draw; `to_do` is the task of whoever is
    drawn; `reasons` are those for which it is given without a draw.
    """

    key: str
    name: str
    short: str
    rules: tuple[str, ...]
    drawn_fact: str
    chance_fact: str
    to_do: str
    if_drawn: str
    if_not: str
    reasons: Mapping[str, str]


COMPANY = Component(
    key="company",
    name="Someone to go along to a first session",
    short="company",
    rules=("case open", "place agreed", "not been yet", "nobody to go along yet", "no open alert"),
    drawn_fact="drawn_for_company",
    chance_fact="chance_of_company",
    to_do="Arrange for somebody to go along to {activity}",
    if_drawn="Somebody goes along to their first session.",
    if_not="They are helped as everybody is; nothing is forbidden.",
    reasons={
        "safety": "It would not be safe to go without",
        "cannot otherwise": "They could not go at all without",
        "other": "Another reason",
    },
)

COMPONENTS: Mapping[str, Component] = {one.key: one for one in (COMPANY,)}
CHOICES = [(one.key, one.name) for one in COMPONENTS.values()]
