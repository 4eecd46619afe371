"""The invented practices' lists: whom the service could have been offered to."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.practice.reports import actions

# Shares of adults on the lists: as in England's lists, roughly (assumptions).
SHARES: dict[str, dict[str, float]] = {
    "age": {
        "under 25": 0.11,
        "25 to 39": 0.27,
        "40 to 64": 0.40,
        "65 to 74": 0.12,
        "75 and over": 0.10,
    },
    "sex": {"female": 0.505, "male": 0.492, "other": 0.003},
    "deprivation fifth": {"1": 0.31, "2": 0.22, "3": 0.18, "4": 0.15, "5": 0.14},
    "ethnic group": {"white": 0.81, "asian": 0.09, "black": 0.04, "mixed": 0.03, "other": 0.03},
}
SMALLEST, LARGEST = 5_000, 12_000  # adults on a list
WOBBLE = 0.15
SOURCE = "invented lists"


def load(service: Organisation, practices: Sequence[Organisation], rng: Random) -> None:
    """Give every invented practice a list."""
    lists: Counter[tuple[str, str, str]] = Counter()
    for practice in practices:
        people = rng.randint(SMALLEST, LARGEST)
        for dimension, shares in SHARES.items():
            drawn = {
                one: part * rng.uniform(1 - WOBBLE, 1 + WOBBLE) for one, part in shares.items()
            }
            for group, part in drawn.items():
                number = round(people * part / sum(drawn.values()))
                lists[practice.ods_code.upper(), dimension, group] = number
    actions.load_population(lists=lists, source=SOURCE, by=Actor.system(service))
