"""Counts votes: points and how many chose it; marks from 1 to 9; who agrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from statistics import median, quantiles
from typing import Any

from linkwork.evidence.panels.counting.rules import HIGH, LOW, Method, Rule, Tie

AGREE, DISAGREE = "agree", "disagree"


@dataclass(frozen=True)
class Vote:
    """One ballot without a name: what was chosen, and the group under which it is shown.

    `choices` holds an item for each place (ranking), or an answer for each item.
    """

    group: str
    choices: Any


@dataclass(frozen=True)
class Tally:
    """What was counted of one item, over everybody or over one group."""

    voters: int
    figures: Mapping[str, float | int | str | None]


@dataclass(frozen=True)
class Line:
    """One item in the order of the result."""

    key: str
    place: int
    forward: bool
    consensus: str  # "in", "out", "none"; empty where items are put in order
    everybody: Tally
    groups: Mapping[str, Tally] = field(default_factory=dict)
    tied: bool = False  # its place was decided by the draw fixed beforehand


def points_of(place: int, choose: int) -> int:
    """The points of a place: the first gets as many as may be chosen, the last one."""
    return choose - place


def ranked(keys: Sequence[str], votes: Sequence[Vote], rule: Rule, seal: str) -> list[Line]:
    """Items by points; a tie by the rule's order, and then by a draw that the seal fixed."""
    whole = {key: _rank(key, votes, rule.choose) for key in keys}

    def standing(key: str) -> tuple[float, ...]:
        figures = whole[key].figures
        ends = ("frequency", "firsts") if rule.tie is Tie.FREQUENCY else ("firsts", "frequency")
        return tuple(-float(figures[name] or 0) for name in ("points", *ends))

    order = sorted(keys, key=lambda key: (standing(key), lot(seal, key)))
    alike = [standing(key) for key in order]
    return [
        Line(
            key=key,
            place=place,
            forward=place <= rule.forward and bool(whole[key].figures["points"]),
            consensus="",
            everybody=whole[key],
            groups=_by_group(votes, lambda some, key=key: _rank(key, some, rule.choose)),
            tied=alike.count(standing(key)) > 1 and bool(whole[key].figures["points"]),
        )
        for place, key in enumerate(order, 1)
    ]


def rated(keys: Sequence[str], votes: Sequence[Vote], rule: Rule, seal: str) -> list[Line]:
    """Items by the share of high marks: in, out, or no consensus."""
    return _answered(keys, votes, rule, seal, _rate)


def agreed(keys: Sequence[str], votes: Sequence[Vote], rule: Rule, seal: str) -> list[Line]:
    """Items by the share of those with a view who agree."""
    return _answered(keys, votes, rule, seal, _agree)


def lot(seal: str, key: str) -> str:
    """The draw of an item: fixed by the seal, so that nobody can choose it after the votes."""
    return sha256(f"{seal}:{key}".encode()).hexdigest()


def _rank(key: str, votes: Sequence[Vote], choose: int) -> Tally:
    places = [vote.choices.index(key) for vote in votes if key in vote.choices]
    points = sum(points_of(place, choose) for place in places)
    return Tally(
        voters=len(votes),
        figures={
            "points": points,
            "frequency": len(places),
            "firsts": places.count(0),
            "mean": points / len(votes) if votes else None,
        },
    )


def _answered(
    keys: Sequence[str], votes: Sequence[Vote], rule: Rule, seal: str, count: Any
) -> list[Line]:
    whole: dict[str, Tally] = {key: count(key, votes) for key in keys}
    said = {key: _consensus(whole[key], rule) for key in keys}
    rank = {"in": 0, "none": 1, "out": 2}

    def standing(key: str) -> tuple[float, ...]:
        figures = whole[key].figures
        return (
            rank[said[key]],
            -float(figures["for"] or 0),
            float(figures["against"] or 0),
            -float(figures["answered"] or 0),
        )

    order = sorted(keys, key=lambda key: (standing(key), lot(seal, key)))
    return [
        Line(
            key=key,
            place=place,
            forward=said[key] == "in",
            consensus=said[key],
            everybody=_kept(whole[key], rule),
            groups=_told(_by_group(votes, lambda some, key=key: count(key, some)), rule),
        )
        for place, key in enumerate(order, 1)
    ]


def _rate(key: str, votes: Sequence[Vote]) -> Tally:
    marks = [int(vote.choices[key]) for vote in votes if vote.choices.get(key)]
    quarters = quantiles(marks, n=4, method="inclusive") if len(marks) > 1 else marks * 3
    return _shares(
        len(votes),
        len(marks),
        sum(mark in HIGH for mark in marks),
        sum(mark in LOW for mark in marks),
        {
            "mean": sum(marks) / len(marks) if marks else None,
            "median": median(marks) if marks else None,
            "low": quarters[0] if marks else None,
            "high": quarters[-1] if marks else None,
        },
    )


def _agree(key: str, votes: Sequence[Vote]) -> Tally:
    views = [vote.choices.get(key) for vote in votes]
    agreeing, not_agreeing = views.count(AGREE), views.count(DISAGREE)
    return _shares(len(votes), agreeing + not_agreeing, agreeing, not_agreeing, {})


def _shares(voters: int, answered: int, good: int, bad: int, more: dict[str, Any]) -> Tally:
    shares = {
        "answered": answered,
        "for_n": good,
        "against_n": bad,
        "for": 100 * good / answered if answered else None,
        "against": 100 * bad / answered if answered else None,
    }
    return Tally(voters, shares | more)


def _consensus(tally: Tally, rule: Rule) -> str:
    """In where enough are for and few against; out where it is the other way round."""
    said = tally.figures["for"], tally.figures["against"]
    if None in said or int(tally.figures["answered"] or 0) < rule.least_shown:
        return "none"
    good, bad = (float(one or 0) for one in said)
    few = 100.0 if rule.method is Method.AGREE else float(rule.against)
    if good >= rule.share and (bad < few or not bad):
        return "in"
    return "out" if bad >= rule.share and (good < few or not good) else "none"


def _kept(tally: Tally, rule: Rule) -> Tally:
    """The figures, or nothing where so few answered that they would tell a vote."""
    answered = int(tally.figures["answered"] or 0)
    if 0 < answered < rule.least_shown:
        return Tally(tally.voters, dict.fromkeys(tally.figures))
    return tally


def _told(groups: dict[str, Tally], rule: Rule) -> dict[str, Tally]:
    """The groups, or none: where one may not be shown, the others would tell it by difference."""
    few = [one for one in groups.values() if _kept(one, rule) is not one]
    return {} if few else groups


def _by_group(votes: Sequence[Vote], count: Any) -> dict[str, Tally]:
    names = sorted({vote.group for vote in votes})
    if len(names) < 2:
        return {}
    return {name: count([vote for vote in votes if vote.group == name]) for name in names}
