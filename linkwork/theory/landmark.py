"""The landmark rule: IF may only use facts fixed before THEN, and neither may define the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkwork.theory.expression import Outcome, facts_of
from linkwork.theory.vocabulary import Fact


@dataclass(frozen=True, slots=True)
class Breach:
    """One fact of IF that may not explain a fact of THEN, and why."""

    fact: str
    outcome: str
    reason: str

    def __str__(self) -> str:
        return f"{self.fact}: {self.reason}"


def breaches(
    condition: Outcome | None, outcome: Outcome | None, facts: Mapping[str, Fact]
) -> Iterator[Breach]:
    """Go through the facts of IF that break the rule, each with the first reason found."""
    ends = [facts[name] for name in facts_of(outcome)]
    for name in facts_of(condition):
        for end in ends:
            reason = _reason(facts[name], end)
            if reason:
                yield Breach(name, end.name, reason)
                break


def _reason(fact: Fact, end: Fact) -> str:
    if fact.name == end.name:
        return "the same fact stands in IF and in THEN"
    if end.name in fact.part_of:
        return f"part of what {end.name} means, so the statement would be true by definition"
    if fact.name in end.part_of:
        return f"{end.name} is part of what it means, so the statement would be true by definition"
    if fact.fixed_before(end):
        return ""
    when = (
        f"fixed at {fact.known_at}, after {end.known_at}"
        if fact.known_at is not end.known_at
        else f"fixed later in {fact.known_at}"
    )
    return f"not fixed before {end.name} ({when}); IF may only use facts fixed before THEN"
