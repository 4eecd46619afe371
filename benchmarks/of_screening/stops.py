"""Where rules of stopping would have ended a reading, and what recall was truly reached there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks.of_screening.readings import Read
from linkwork.evidence.screening.stopping import chances
from linkwork.evidence.screening.stopping.advice import may_stop
from linkwork.evidence.screening.stopping.chances import Reading, least_total, reading

Rule = Callable[[Sequence[bool]], int]
EVERY = 10  # records between two looks at the advice
RECALL, CONFIDENCE = 0.95, 0.95


@dataclass(frozen=True)
class Stops:
    """How a rule did over all readings."""

    rule: str
    stops: int
    reached: float  # share of stops at which the true recall was 95 % or more
    read: float  # mean share of the records read
    records: int  # read in all
    worst: float  # the lowest true recall


def ours(answers: Sequence[bool]) -> int:
    """The first look at which advice says stop."""
    return _first(answers, may_stop)


def published(answers: Sequence[bool]) -> int:
    """The first look at which the published test alone would say so."""
    return _first(answers, lambda read, wrong, sure: chances.chance(read, wrong) < 1 - sure)


def in_a_row(many: int) -> Rule:
    """After so many irrelevant records in a row, as the peer has it."""

    def rule(answers: Sequence[bool]) -> int:
        run = 0
        for read, relevant in enumerate(answers, start=1):
            run = 0 if relevant else run + 1
            if run >= many:
                return read
        return len(answers)

    return rule


RULES: dict[str, Rule] = {
    "ours": ours,
    "published test alone": published,
    "50 irrelevant in a row": in_a_row(50),
    "100 irrelevant in a row": in_a_row(100),
    "200 irrelevant in a row": in_a_row(200),
}


def stops(name: str, readings: Sequence[Read]) -> Stops:
    """Try one rule on every reading."""
    places = [RULES[name](one.answers) for one in readings]
    recalls = [
        sum(one.answers[:place]) / sum(one.answers)
        for one, place in zip(readings, places, strict=True)
    ]
    return Stops(
        rule=name,
        stops=len(places),
        reached=mean(recall >= RECALL for recall in recalls),
        read=mean(place / len(one.answers) for one, place in zip(readings, places, strict=True)),
        records=sum(places),
        worst=min(recalls),
    )


def _first(answers: Sequence[bool], held: Callable[[Reading, int, float], bool]) -> int:
    for place in range(EVERY, len(answers), EVERY):
        read = reading(answers[:place], len(answers))
        wrong = least_total(read.found, RECALL) - read.found
        if read.found and held(read, wrong, CONFIDENCE):
            return place
    return len(answers)
