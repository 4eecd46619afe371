"""Reads a comparison on frozen cases: units, sets, solutions, how sturdy, theories, misfits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np

from linkwork.learning.configurations.declaring import Declared, Ingredient, measured
from linkwork.learning.methods import qca
from linkwork.learning.methods.table import open_cases
from linkwork.theory.expression import Compare, Expression, Not, comparisons, facts_of

OUTCOME = "Y"
LIMITS = qca.Limits(primes=50_000, models=200, nodes=50_000, pairs=50, seconds=4.0)
SECONDS_OF_STURDINESS = 10.0
SHIFT = 0.1  # of the way from out to in, by which each crossover is moved
FEWEST_UNITS = 4


class TooFew(ValueError):
    """There are too few link workers or practices to compare."""


def read(
    declared: Declared, file: Path, statements: Sequence[tuple[str, str, Expression]] = ()
) -> dict[str, Any]:
    """Read the comparison; the answer can be kept as JSON.

    Conditions are C1, C2, ... in it. `statements` are judged as theories (code, nickname,
    condition) where each of their comparisons is one of the conditions.
    """
    found = _units(declared, file)
    if len(found.names) < FEWEST_UNITS:
        raise TooFew(f"{len(found.names)} have enough people, and at least {FEWEST_UNITS} must")
    cases = _cases(declared, found)
    cuts = qca.Cuts(incl=declared.incl, pri=declared.pri, n=declared.n)
    compared = qca.compare(cases, cuts, directions=_expected(declared), limits=LIMITS)
    solution = getattr(compared, declared.solution).solution
    model = solution.models[0] if solution.models else ()
    return {
        "units": len(found.names),
        "people": found.people,
        "left_out": _in_words(declared, found.left_out),
        "compared": qca.as_rows(compared),
        "model": [cases.language.write(term) for term in model],
        "by_term": [_inside(cases, term) for term in model],
        "sturdiness": _sturdy(declared, found, cases, model),
        **_misfits(cases, model),
        "theories": list(_theories(declared, cases, model, statements)),
    }


def _units(declared: Declared, file: Path) -> qca.Units:
    """Measure every unit over the people whose outcome is known."""
    wanted = {name: measured(one) for name, one in _named(declared)}
    facts = {fact for one in wanted.values() for fact in facts_of(one)}
    table = open_cases(file, columns={declared.unit, *facts})
    return qca.units(table, declared.unit, wanted[OUTCOME], wanted, declared.fewest)


def _in_words(declared: Declared, left_out: Mapping[str, int]) -> dict[str, int]:
    """Why units were left out, with each measurement by its own name."""
    names = {f"“{name}”": f"“{one.name}”" for name, one in _named(declared)}
    return {
        next((why.replace(key, names[key]) for key in names if key in why), why): many
        for why, many in left_out.items()
    }


def _named(declared: Declared) -> Iterator[tuple[str, Ingredient]]:
    """The conditions by the names they have in the answer, and the outcome."""
    for place, one in enumerate(declared.conditions, 1):
        yield f"C{place}", one
    yield OUTCOME, declared.outcome


def _cases(declared: Declared, found: qca.Units) -> qca.Cases:
    """The units as cases, each measurement calibrated by its anchors; each its own cluster."""
    columns = {
        name: qca.direct(found.values[name], one.out, one.cross, one.into)
        for name, one in _named(declared)
    }
    conditions = [name for name in columns if name != OUTCOME]
    return qca.cases(
        columns, outcome=OUTCOME, conditions=conditions, names=found.names, clusters=found.names
    )


def _expected(declared: Declared) -> str:
    return ",".join(one.expected for one in declared.conditions)


def _sturdy(
    declared: Declared, found: qca.Units, cases: qca.Cases, model: qca.Model
) -> dict[str, Any]:
    """Run it again with other cuts, other anchors and without each unit in turn."""
    if not model:
        return {}
    sturdy = qca.sturdiness(
        cases,
        qca.Cuts(incl=declared.incl, pri=declared.pri, n=declared.n),
        model,
        kind=declared.solution,
        expected=qca.directions(_expected(declared), cases.language),
        anchors=dict(_moved(declared, found)),
        seconds=SECONDS_OF_STURDINESS,
    )
    return {
        "runs": sturdy.runs,
        "kept": list(sturdy.kept),
        "empty": sturdy.empty,
        "reached": sturdy.reached,
        "groups": {
            thing: [[one.words, one.runs, list(one.kept)] for one in groups]
            for thing, groups in sturdy.groups.items()
        },
    }


def _moved(declared: Declared, found: qca.Units) -> Iterator[tuple[str, qca.Cases]]:
    """The same cases with one crossover moved a tenth of the way, down and up."""
    everything = [declared.outcome, *declared.conditions]
    for place, one in enumerate(everything):
        for step, word in ((-SHIFT, "lower"), (SHIFT, "higher")):
            moved = replace(one, cross=one.cross + step * abs(one.into - one.out))
            inside = sorted((one.out, one.into))
            if not inside[0] < moved.cross < inside[1]:
                continue
            changed = [*everything[:place], moved, *everything[place + 1 :]]
            other = replace(declared, outcome=changed[0], conditions=tuple(changed[1:]))
            yield f"{one.name}: crossing {word}", _cases(other, found)


def _inside(cases: qca.Cases, term: qca.Term) -> int:
    """How many units are more in a term than out."""
    return int((cases.membership(term) > 0.5).sum())


def _misfits(cases: qca.Cases, model: qca.Model) -> dict[str, Any]:
    """Who fits a path and lacks the outcome; who has the outcome and fits none."""
    members = [cases.membership(term) for term in model]
    fits = np.max(members, axis=0) if members else np.zeros(len(cases.names))
    has = cases.outcome > 0.5
    return {
        "deviant": _named_units(cases, fits, (fits > 0.5) & ~has),
        "uncovered": _named_units(cases, fits, (fits <= 0.5) & has),
    }


def _named_units(cases: qca.Cases, fits: Any, there: Any) -> list[dict[str, Any]]:
    return [
        {
            "unit": cases.names[place],
            "fits": round(float(fits[place]), 2),
            "outcome": round(float(cases.outcome[place]), 2),
        }
        for place in np.flatnonzero(there)
    ]


def _theories(
    declared: Declared,
    cases: qca.Cases,
    model: qca.Model,
    statements: Sequence[tuple[str, str, Expression]],
) -> Iterator[dict[str, Any]]:
    """Judge each statement whose IF is made of the declared conditions."""
    places = dict(_compared(declared))
    for code, nickname, condition in statements:
        if all(one in places for one in comparisons(condition)):
            theory = qca.of_expression(condition, lambda one: places[one](cases))
            judged = qca.judge_theory(theory, cases, model=model or None)
            yield {"code": code, "nickname": nickname, **_plain(asdict(judged))}


def _plain(value: Any) -> Any:
    """A record as JSON keeps it: a number that cannot be reckoned is none."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and isnan(value) else value


def _compared(declared: Declared) -> Iterator[tuple[Compare, Any]]:
    """The comparison that each condition measures, and how to find its membership."""
    for place, one in enumerate(declared.conditions):
        found = measured(one)
        if isinstance(found, Compare):
            yield found, lambda cases, at=place: cases.values[:, at]
        elif isinstance(found, Not) and isinstance(found.part, Compare):
            yield found.part, lambda cases, at=place: 1 - cases.values[:, at]
