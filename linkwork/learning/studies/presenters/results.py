"""What was found, statement by statement: the forest plot, the flow of cases, second readings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import VERDICT_WORDS
from linkwork.learning.studies.plans import RULES
from linkwork.learning.studies.presenters import figures
from linkwork.ui.plots import Scale
from linkwork.ui.words import counted

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Results:
    """The findings of a study as a page shows them together."""

    headline: str
    counts: dict[str, int]
    forest: list[dict[str, Any]]
    scale: Scale
    other_units: list[dict[str, Any]]
    flow: list[list[Any]]
    readings: list[list[Any]]
    effects: list[list[Any]]


def results(found: Sequence[Row], smallest: float, address: Any, offered: int) -> Results:
    """Everything found, ready to print; `address` leads from a code to the statement's page."""
    shares = [one for one in found if one["unit"] == "proportion"]
    counts = {name: sum(one["verdict"] == name for one in found) for name, _rule in RULES}
    shown = [one for one in found if one["effect"] is not None]
    return Results(
        headline=headline(counts),
        counts={name: number for name, number in counts.items() if number},
        forest=[_mark(one, address) for one in shares],
        scale=figures.scale(shares, smallest),
        other_units=[_in_units(one, address) for one in found if one["unit"] != "proportion"],
        flow=[flow(one, offered, address) for one in found if one["n"] or one["missing"]],
        readings=[readings(one, address) for one in shown],
        effects=[in_a_row(one) for one in found],
    )


def headline(counts: Mapping[str, int]) -> str:
    """What was found, in one line."""
    total = sum(counts.values())
    supported = counted(counts["supported"], "statement")
    return (
        f"{supported} of {total} supported here; for {counts['insufficient']} not enough cases yet"
    )


def _mark(row: Row, address: Any) -> dict[str, Any]:
    """One row of the forest plot."""
    low, high = figures.ends_of(row) or (None, None)
    return {
        "label": f"{row['statement']} {row['nickname']}",
        "href": address(row["statement"]),
        "n": row["n"],
        "estimate": row["effect"],
        "low": low,
        "high": high,
        "verdict": row["verdict"],
        "small": VERDICT_WORDS[Verdict(row["verdict"])],
        "words": "" if row["effect"] is not None else row["reason"],
        "group": row["stage"].capitalize(),
    }


def _in_units(row: Row, address: Any) -> dict[str, Any]:
    """A finding that is not a share of people, in words."""
    return {
        "label": f"{row['statement']} {row['nickname']}",
        "href": address(row["statement"]),
        "verdict": row["verdict"],
        "words": figures.effect(row, row["unit"]) or row["reason"],
        "n": row["n"],
    }


def flow(row: Row, offered: int, address: Any) -> list[Any]:
    """From everybody offered to those compared: so many at each step."""
    missing = row["missing"] or {}
    no_component = missing.get("component not known", 0)
    no_outcome = missing.get("outcome not known", 0)
    reached = row["n"] + no_component + no_outcome
    return [
        {"text": f"{row['statement']} {row['nickname']}", "href": address(row["statement"])},
        figures.about(offered),
        figures.about(reached),
        figures.about(reached - no_component),
        figures.about(row["n"]),
    ]


def readings(row: Row, address: Any) -> list[Any]:
    """How many other readings agree, what it would take to explain it away, and its p-values."""
    asked = [one for one in row.get("checks", ()) if one["agrees"] is not None]
    agree = sum(one["agrees"] for one in asked)
    weak = row.get("sensitivity") or {}
    said = f"{agree} of {len(asked)} agree" if asked else "none made"
    return [
        {"text": f"{row['statement']} {row['nickname']}", "href": address(row["statement"])},
        said if agree == len(asked) else f"{said}: see which",
        f"{figures.number(weak.get('e_value'))} ({figures.number(weak.get('e_value_limit'))})",
        figures.number(weak.get("robustness")),
        figures.chance(row.get("p_adjusted")) or figures.chance(row.get("p")) or "–",
    ]


def in_a_row(row: Row) -> list[str]:
    """One statement in a table: verdict, what was found, cases."""
    return [
        f"{row['statement']} {row['nickname']}",
        VERDICT_WORDS[Verdict(row["verdict"])],
        figures.effect(row, row["unit"]) or row["reason"],
        f"{row['n']:,}",
    ]
