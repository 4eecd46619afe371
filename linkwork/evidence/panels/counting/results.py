"""Puts a result together: who answered, whether enough did, and what was counted of each item."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from linkwork.evidence.panels.counting import groups, tallies
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.counting.tallies import Line, Vote

COUNTS = {Method.RANK: tallies.ranked, Method.RATE: tallies.rated, Method.AGREE: tallies.agreed}


@dataclass(frozen=True)
class Cast:
    """One ballot as it stood when the round closed: its constituency, and what was chosen."""

    constituency: str
    choices: Any


@dataclass(frozen=True)
class Counted:
    """What is kept of a round: the content of its result, and the votes without names."""

    content: dict[str, Any]
    votes: list[Vote]


def count(
    *,
    keys: Sequence[str],
    cast: Sequence[Cast],
    asked: Mapping[str, int],
    rule: Rule,
    seal: str,
    apart: frozenset[str],
) -> Counted:
    """Count a round. Empty ballots are no answer; small constituencies go together.

    Where fewer answered than a group must have to be shown, nothing is told of what they chose.
    """
    given = [one for one in cast if one.choices]
    answered = Counter(one.constituency for one in given)
    whole = {name: answered.get(name, 0) for name in asked}
    under = groups.shown(whole, rule.least_shown, apart=apart)
    votes = [Vote(under[one.constituency], one.choices) for one in given]
    told = rule.method in COUNTS and len(votes) >= rule.least_shown
    lines = COUNTS[rule.method](keys, votes, rule, seal) if told else []
    short = {
        name: [whole.get(name, 0), least]
        for name, least in rule.quorum.items()
        if whole.get(name, 0) < least
    }
    content = {
        "method": rule.method.value,
        "seal": seal,
        "voters": len(votes),
        "turnout": [
            {"name": name, "asked": number, "answered": whole[name], "shown_as": under[name]}
            for name, number in asked.items()
        ],
        "groups": dict(Counter(vote.group for vote in votes)),
        "quorum": {"met": not short, "short": short},
        "withheld": rule.method in COUNTS and not told,
        "lines": [_row(line, decided=not short) for line in lines],
    }
    return Counted(content, votes if told else [])


def _row(line: Line, *, decided: bool) -> dict[str, Any]:
    """A line as it is kept; without its quorum a round decides nothing."""
    row = asdict(line)
    return row | {"forward": line.forward and decided}
