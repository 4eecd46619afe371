"""The consensus report after ACCORD: each item, what is recorded of it, and what is not."""

import itertools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from linkwork.evidence.panels import queries
from linkwork.evidence.panels.models import Panel, Remark
from linkwork.evidence.panels.presenters import rule as words
from linkwork.evidence.panels.presenters.outcome import Shown, shown
from linkwork.evidence.panels.queries import Outcome
from linkwork.evidence.records.models import Review
from linkwork.ui.words import counted, day, joined

WRITTEN = Path(__file__).parent.parent / "accord.toml"
OUTCOMES = "R4"
SEALED = "Items, rule and closing time were sealed before voting; the hash stands with each round."
NO_RECORD = "Not recorded here: to be written by the authors."


@dataclass(frozen=True)
class Item:
    """One item of the checklist, with what is recorded; a gap says so."""

    code: str
    part: str
    asks: str
    says: list[str]

    @property
    def gap(self) -> bool:
        """Whether nothing is recorded."""
        return not self.says


@dataclass(frozen=True)
class Reported:
    """One panel with what came of its rounds."""

    panel: Panel
    outcomes: list[Outcome]
    shown: list[Shown]
    items: list[Item]

    @property
    def gaps(self) -> int:
        """How many items have no record."""
        return sum(item.gap for item in self.items)

    @property
    def gaps_words(self) -> str:
        """How many items have no record, in words."""
        has = "has" if self.gaps == 1 else "have"
        return f"{counted(self.gaps, 'item')} of {len(self.items)} {has} no record here."

    @property
    def decided(self) -> list[str]:
        """What each round that has closed decided."""
        return next((item.says for item in self.items if item.code == OUTCOMES), [])


@cache
def checklist() -> dict[str, dict[str, str]]:
    """The items of ACCORD, in order."""
    return tomllib.loads(WRITTEN.read_text(encoding="utf-8"))


def reports(review: Review, panels: Iterable[Panel]) -> list[Reported]:
    """Each panel of a review as it is reported."""
    outcomes = queries.results(review)
    return [report(one, [row for row in outcomes if row.panel.pk == one.pk]) for one in panels]


def report(panel: Panel, outcomes: list[Outcome]) -> Reported:
    """One panel: every item of the checklist with what is recorded."""
    told = _told(panel, outcomes)
    items = [
        Item(code, one["part"], one["asks"], [said for said in told.get(code, []) if said])
        for code, one in checklist().items()
    ]
    return Reported(panel, outcomes, [shown(one) for one in outcomes], items)


def _told(panel: Panel, outcomes: list[Outcome]) -> dict[str, list[str]]:
    methods = list(dict.fromkeys(words.METHODS[one.rule.method].lower() for one in outcomes))
    return {
        "T1": [f"{panel.title}: a consensus exercise by {joined(methods)}"] if methods else [],
        "I1": [panel.why],
        "I2": [panel.about],
        "M1": [SEALED] if outcomes else [],
        "M3": [panel.choosing],
        "M4": ["By a link of their own, to the address they gave; no account was needed."],
        "M5": _people(panel, outcomes),
        "M6": _origins(outcomes),
        "M8": [panel.given],
        **_steps(outcomes),
        "M18": [
            "Votes were private: cut from the names for good when each round closed.",
            "No member of the review can open a ballot; small groups were shown together.",
        ],
        "M21": [
            "By link, on a phone or a computer, by keyboard or screen reader, until it closed."
        ],
        **_found(outcomes),
        "O2": [panel.interests],
    }


def _people(panel: Panel, outcomes: list[Outcome]) -> list[str]:
    apart = sorted(panel.apart)
    if not apart or not outcomes:
        return []
    asked = [
        f"round {one.round.number}: {row['answered']} of {row['asked']}"
        for one in outcomes
        for row in one.result.content["turnout"]
        if row["name"] in panel.apart
    ]
    return [f"{joined(apart)} voted as a group of their own ({joined(asked)})."]


def _origins(outcomes: list[Outcome]) -> list[str]:
    if not outcomes:
        return []
    items = [item for one in outcomes for item in one.seal.content["items"]]
    codes = {(item["code"], item["version"]) for item in items if item["code"]}
    own = {item["text"] for item in items if not item["code"]}
    said = [f"{counted(len(codes), 'statement')} of this review, each in one version."]
    return said + ([f"{counted(len(own), 'item')} in the panel’s own words."] if own else [])


def _steps(outcomes: list[Outcome]) -> dict[str, list[str]]:
    """What is said of the steps: nothing, where there was none yet."""
    if not outcomes:
        return {}
    rounds = [(f"Round {one.round.number}", one) for one in outcomes]
    return {
        "M9": [f"{name}: {words.METHODS[one.rule.method]}." for name, one in rounds],
        "M10": [f"{name}: {words.task(one.rule)}" for name, one in rounds]
        + [
            "In an order made by chance, different for each person.",
            "Everybody could say what is missing, say it differently, or disagree, in words.",
        ],
        "M11": [f"{name}: {one.round.question}" for name, one in rounds],
        "M12": [
            f"{name}: {words.counted_how(one.rule)} {words.quorum(one.rule)}"
            for name, one in rounds
        ],
        "M13": _again(outcomes),
        "M14": ["One by one, each on their own page."],
        "M15": [
            "Counted by rule, by everybody and by group; words were kept as they were written."
        ],
        "M17": ["The totals, by group, on the page of the same link, once a round was signed."],
    }


def _again(outcomes: list[Outcome]) -> list[str]:
    found = []
    for before, after in itertools.pairwise(outcomes):
        forward = {one["key"] for one in before.result.content["lines"] if one["forward"]}
        again = forward & {one["key"] for one in after.seal.content["items"]}
        if forward:
            found.append(
                f"Of {len(forward)} that went forward from round {before.round.number}, "
                f"{len(again)} were asked about in round {after.round.number}."
            )
    return found or ["No round sent items into a later one."]


def _found(outcomes: list[Outcome]) -> dict[str, list[str]]:
    if not outcomes:
        return {}
    rounds = [(f"Round {one.round.number}", one, shown(one)) for one in outcomes]
    return {
        "R1": [
            f"{name}: opened {day(one.seal.sealed_at)}, closed {day(one.result.closed_at)}."
            for name, one, _ in rounds
        ],
        "R2": [f"{name}: {what}" for name, _, said in rounds for what in said.departures]
        or ["Nothing that was sealed was changed."],
        "R3": [
            f"{name}: {said.voters} ({joined(f'{row.name} {row.got}' for row in said.turnout)})."
            for name, _, said in rounds
        ],
        OUTCOMES: [_outcome(name, one, said) for name, one, said in rounds],
        "R5": _changed(outcomes),
    }


def _outcome(name: str, one: Outcome, said: Shown) -> str:
    if not said.met:
        return f"{name}: {said.quorum}"
    forward = [f"{row.text}" for row in said.rows if row.forward]
    if not said.rows:
        return f"{name}: {counted(len(one.remarks), 'remark')} in the panel’s own words."
    return f"{name}: {len(forward)} of {len(said.rows)} went forward: {'; '.join(forward)}."


def _changed(outcomes: list[Outcome]) -> list[str]:
    """What differs between the items of one round and the next; and what was asked for."""
    found = []
    for before, after in itertools.pairwise(outcomes):
        old = {one["key"]: one["text"] for one in before.seal.content["items"]}
        new = {one["key"]: one["text"] for one in after.seal.content["items"]}
        worded = [key for key in old.keys() & new.keys() if old[key] != new[key]]
        found.append(
            f"Between round {before.round.number} and {after.round.number}: "
            f"{len(new.keys() - old.keys())} came in, {len(old.keys() - new.keys())} left, "
            f"{len(worded)} were worded differently."
        )
    asked = sum(one.sort == Remark.Sort.REWORD for row in outcomes for one in row.remarks)
    return [*found, f"Panellists asked for other words {counted(asked, 'time')}."]
