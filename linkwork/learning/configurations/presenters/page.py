"""The page of a comparison: what was declared, and once it was read what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.learning.configurations import declaring
from linkwork.learning.configurations.models import Comparison, Reading
from linkwork.learning.configurations.presenters import sturdy as runs
from linkwork.learning.configurations.presenters import tables
from linkwork.learning.configurations.presenters.words import (
    Words,
    fit,
    lower,
    number,
    share,
    upper,
    words,
)
from linkwork.ui import pictures
from linkwork.ui.pictures.picture import Picture
from linkwork.ui.pictures.truth import TruthTable
from linkwork.ui.words import counted

FEW = 50


@dataclass(frozen=True)
class Found:
    """What was found, ready to print."""

    headline: str
    cases: str
    in_all: str
    figures: list[tuple[str, str]]
    picture: Picture | None
    truth: TruthTable
    sturdy: runs.Sturdy | None
    misfits: list[str]
    uncovered: list[str]
    theories: list[list[str]]
    solutions: list[list[str]]
    needed: list[list[str]]
    left_out: list[str]
    reached: list[str]
    reading: Reading


@dataclass(frozen=True)
class Page:
    """One comparison, ready to print."""

    comparison: Comparison
    heading: str
    unit: str
    declared: declaring.Declared
    anchors: list[list[str]]
    expected: list[list[str]]
    found: Found | None


def page(comparison: Comparison, reading: Reading | None) -> Page:
    """Lay a comparison out."""
    declared = declaring.read(comparison.plan)
    named = words(declared)
    found = None if reading is None else _found(reading, declared, named)
    return Page(
        comparison=comparison,
        heading=found.headline if found else comparison.title,
        unit=named.unit,
        declared=declared,
        anchors=tables.anchors(declared),
        expected=[[one.name, EXPECTED[one.expected]] for one in declared.conditions],
        found=found,
    )


EXPECTED = {"1": "its presence helps", "0": "its absence helps", "-": "nothing in particular"}


def _found(reading: Reading, declared: declaring.Declared, named: Words) -> Found:
    kept = reading.found
    compared = kept["compared"]
    sturdy = runs.sturdy(kept["sturdiness"], named)
    fits = compared[declared.solution]["fit"]
    return Found(
        headline=_headline(len(kept["model"]), sturdy, named),
        cases=f"{counted(kept['units'], named.unit)}, {counted(kept['people'], 'person', 'people')}"
        " whose outcome is known.",
        in_all=_in_all(kept["model"], named),
        figures=_figures(fits, declared, compared, named) if fits else [],
        picture=_picture(kept, fits[0]["terms"], sturdy, named) if fits else None,
        truth=tables.truth(compared, declared, named),
        sturdy=sturdy,
        misfits=[_misfit(one, named) for one in kept["deviant"]],
        uncovered=[_uncovered(one, named) for one in kept["uncovered"]],
        theories=tables.theories(kept["theories"]),
        solutions=tables.solutions(compared, named),
        needed=tables.needed(compared, named),
        left_out=[f"{counted(many, named.unit)}: {why}" for why, many in kept["left_out"].items()],
        reached=tables.reached(compared),
        reading=reading,
    )


def _headline(paths: int, sturdy: runs.Sturdy | None, named: Words) -> str:
    if not paths:
        return f"No combination is enough for {named.outcome}"
    verb = "goes" if paths == 1 else "go"
    said = f"{number(paths)} combination{'' if paths == 1 else 's'} {verb} with {named.outcome}"
    if sturdy is None:
        return said
    if sturdy.holding == paths:
        return f"{said}; {'it is' if paths == 1 else 'they are'} sturdy"
    if not sturdy.holding:
        return f"{said}; {'it is not' if paths == 1 else 'none is'} sturdy yet"
    return f"{said}; {number(sturdy.holding).lower()} of them sturdy"


def _in_all(model: Sequence[str], named: Words) -> str:
    """The condition that stands in every path, where there are several."""
    if len(model) < 2:
        return ""
    together = set.intersection(*(set(term.split("*")) for term in model))
    said = [named.said(one) for one in sorted(together)]
    return (
        f"{upper(' and '.join(said))} is in {'both' if len(model) == 2 else 'all'}." if said else ""
    )


def _figures(
    fits: Sequence[Mapping[str, Any]],
    declared: declaring.Declared,
    compared: Mapping[str, Any],
    named: Words,
) -> list[tuple[str, str]]:
    whole = fits[0]["overall"]
    effort = compared[declared.solution]["effort"]
    models = "one model" if effort["models_found"] == 1 else "the first of "
    many = "" if effort["models_found"] == 1 else f"{effort['models_found']:,} models that fit"
    return [
        ("solution consistency", fit(whole["inclS"])),
        (f"covers, of {named.outcome},", share(whole["covS"])),
        ("PRI", fit(whole["PRI"])),
        (models, many),
        (f"{declared.solution} solution", ""),
    ]


def _picture(
    kept: Mapping[str, Any],
    terms: Sequence[Mapping[str, Any]],
    sturdy: runs.Sturdy | None,
    named: Words,
) -> Picture:
    shares = sturdy.shares if sturdy else (None,) * len(terms)
    paths = [
        {
            "terms": named.term(one["term"]),
            "coverage": one["covS"],
            "unique": one["covU"],
            "consistency": one["inclS"],
            "cases": inside,
            "survives": survives if survives is not None else "",
        }
        for one, inside, survives in zip(terms, kept["by_term"], shares, strict=True)
    ]
    few = f" {kept['units']} is few, so read the share of runs a path survives first."
    return pictures.solution(
        paths,
        outcome=upper(named.outcome),
        title="Paths to the outcome",
        subtitle="Read each row as AND, rows as OR. Line width is the share of"
        f" {lower(named.outcome)} a path covers.{few if kept['units'] < FEW else ''}"
        " Going with an outcome is not causing it.",
        cases=named.unit,
    )


def _misfit(one: Mapping[str, Any], named: Words) -> str:
    name = upper(str(one["unit"]))
    return f"{name}: fits a path ({one['fits']:.2f}), {named.outcome} {one['outcome']:.2f}"


def _uncovered(one: Mapping[str, Any], named: Words) -> str:
    name = upper(str(one["unit"]))
    return f"{name}: {named.outcome} ({one['outcome']:.2f}), fits no path ({one['fits']:.2f})"
