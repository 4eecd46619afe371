"""The tables of a comparison: truth table, anchors, the other solutions, what is needed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from linkwork.learning.configurations.declaring import (
    Declared,
    Ingredient,
    measured,
    unit_of_measure,
)
from linkwork.learning.configurations.presenters.words import Words, fit, share, upper
from linkwork.theory.wording import in_words
from linkwork.ui import pictures
from linkwork.ui.pictures.truth import TruthTable

VERDICTS = {"1": "enough", "0": "not enough", "?": "too few", "C": "contradictory"}
MOST_ROWS = 32
ORDER = {"1": 0, "C": 1, "0": 2, "?": 3}


def truth(compared: Mapping[str, Any], declared: Declared, words: Words) -> TruthTable:
    """Every combination that was seen, the enough ones first; the unseen too where they are few."""
    names = compared["conditions"]
    seen = sorted(compared["truth_table"], key=lambda row: (ORDER[row["OUT"]], -row["n"]))
    rows = [
        {
            "values": [bool(row[name]) for name in names],
            "cases": row["n"],
            "consistency": row["incl"],
            "pri": row["PRI"],
            "verdict": VERDICTS[row["OUT"]],
        }
        for row in seen
    ]
    every = 2 ** len(names)
    if every <= MOST_ROWS:
        rows += list(_unseen(names, compared["truth_table"]))
    unseen = every - len(seen)
    return pictures.truth_table(
        rows,
        conditions=[words.conditions[name] for name in names],
        outcome=words.outcome,
        note=f"{unseen} of {every} combinations were shown by no {words.unit}. Cuts:"
        f" consistency {declared.incl:.2f}, PRI {declared.pri:.2f}, at least"
        f" {declared.n} {words.unit}{'' if declared.n == 1 else 's'}; set before the reading.",
    )


def _unseen(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    there = {tuple(row[name] for name in names) for row in rows}
    for values in product((1, 0), repeat=len(names)):
        if values not in there:
            yield {"values": [bool(one) for one in values], "cases": 0, "verdict": "not seen"}


def anchors(declared: Declared) -> list[list[str]]:
    """What counted as out, half and in, of each condition and of the outcome."""
    return [_anchors(one) for one in (*declared.conditions, declared.outcome)]


def _anchors(one: Ingredient) -> list[str]:
    numbers = [f"{value:g}" for value in (one.out, one.cross, one.into)]
    return [one.name, f"{in_words(measured(one))} ({unit_of_measure(one)})", *numbers]


def solutions(compared: Mapping[str, Any], words: Words) -> list[list[str]]:
    """Every model of the three solutions, with its fit."""
    rows = []
    for kind in ("conservative", "intermediate", "parsimonious"):
        fits = compared[kind]["fit"]
        for place, (model, one) in enumerate(zip(compared[kind]["models"], fits, strict=True), 1):
            name = upper(kind) if len(fits) == 1 else f"{upper(kind)}, model {place}"
            said = "; or ".join(words.said(term) for term in model)
            whole = one["overall"]
            figures = [fit(whole["inclS"]), fit(whole["PRI"]), share(whole["covS"])]
            rows.append([name, said, *figures])
    return rows


def reached(compared: Mapping[str, Any]) -> list[str]:
    """Every cap that was met on the way, in words."""
    return [
        f"{upper(kind)} solution: {said}."
        for kind in ("conservative", "intermediate", "parsimonious")
        for said in compared[kind]["effort"]["reached"]
    ]


def needed(compared: Mapping[str, Any], words: Words) -> list[list[str]]:
    """What nearly everybody with the outcome has, and how much that says."""
    return [
        [upper(words.said(row["term"])), fit(row["inclN"]), fit(row["RoN"]), share(row["covN"])]
        for row in compared["necessity"]["needed"]
    ]


def theories(rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Statements judged as theories: how far those of their IF have the outcome."""
    return [
        [
            f"{row['code']} {row['nickname']}",
            _interval(row["incl"], fit),
            _interval(row["pri"], fit),
            _interval(row["cov"], share),
            ", ".join(upper(one) for one in row["deviant"]) or "nobody",
        ]
        for row in rows
    ]


def _interval(one: Mapping[str, float | None], said: Any) -> str:
    if one["low"] is None:
        return str(said(one["estimate"]))
    return f"{said(one['estimate'])} ({said(one['low'])} to {said(one['high'])})"
