"""How sturdy a model is: the share of runs its terms survive when what was chosen is varied.

Varied: the cuts, the anchors, and which cluster of cases is left out. After Skaaning 2011 and
Oana and Schneider 2021, with the share of runs as the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from linkwork.learning.methods.qca import solutions
from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.directions import Directions
from linkwork.learning.methods.qca.limits import Limits, Watch
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import Model, Term
from linkwork.learning.methods.qca.truth import Cuts, truth_table

KINDS = ("conservative", "parsimonious", "intermediate")
MOST_RUNS = 1_000
AROUND = (-0.05, -0.025, 0.0, 0.025, 0.05)  # inclusion cuts tried, about the declared one
A_RUN = Limits(primes=50_000, models=200, nodes=20_000, pairs=20, seconds=2.0)


@dataclass(frozen=True)
class Group:
    """Runs that have something in common, and in how many of them each term stood."""

    words: str
    runs: int
    kept: tuple[int, ...]


@dataclass(frozen=True)
class Sturdiness:
    """In how many runs each term of a model stood in at least one model, in all and by group.

    `groups` is by kind of variation: `inclusion`, `n`, `left out`, `anchors`. `empty` counts runs
    in which nothing reached the cuts. `reached` names a cap that was met.
    """

    terms: tuple[Term, ...]
    runs: int
    kept: tuple[int, ...]
    groups: Mapping[str, tuple[Group, ...]]
    empty: int
    reached: str = ""


@dataclass(frozen=True)
class _Run:
    """One variation: what was chosen, in words, and the cases and cuts it gives."""

    settings: Mapping[str, str]
    cases: Cases
    cuts: Cuts


def sturdiness(
    cases: Cases,
    cuts: Cuts,
    model: Model,
    *,
    kind: str = "conservative",
    expected: Directions | None = None,
    incl_cuts: Sequence[float] | None = None,
    n_cuts: Sequence[int] | None = None,
    anchors: Mapping[str, Cases] | None = None,
    seconds: float = 60.0,
) -> Sturdiness:
    """Run the comparison again under every variation, and count where each term of `model` stands.

    Inclusion cuts (five about the declared one) and n cuts (the declared one and the next) are
    crossed with leaving out each cluster in turn; `anchors` gives the same cases calibrated
    otherwise, by name, each under the declared cuts.
    """
    if kind not in KINDS:
        raise QcaError(f"{kind!r} is none of {', '.join(KINDS)}")
    watch, terms = Watch(seconds), tuple(model)
    incl_cuts = incl_cuts or sorted({round(min(1, cuts.incl + step), 6) for step in AROUND})
    planned = list(_planned(cases, cuts, incl_cuts, n_cuts or (cuts.n, cuts.n + 1), anchors or {}))
    done: list[tuple[_Run, set[Term]]] = []
    reached = ""
    for run in planned:
        if len(done) == MOST_RUNS or watch.over():
            reached = f"{len(done):,} of {len(planned):,} runs made"
            break
        done.append((run, _standing(run, kind, expected)))
    return Sturdiness(
        terms,
        len(done),
        tuple(sum(term in found for _, found in done) for term in terms),
        _groups(done, terms),
        sum(not found for _, found in done),
        reached,
    )


def _planned(
    cases: Cases,
    cuts: Cuts,
    incl_cuts: Sequence[float],
    n_cuts: Sequence[int],
    anchors: Mapping[str, Cases],
) -> Iterator[_Run]:
    clusters = sorted(set(cases.clusters)) if cases.clusters else []
    for out in (None, *(clusters if len(clusters) > 1 else ())):
        kept = cases
        if out is not None and cases.clusters is not None:
            kept = cases.only([p for p, one in enumerate(cases.clusters) if one != out])
        left_out = "nothing left out" if out is None else f"without {out}"
        for incl, n in product(incl_cuts, n_cuts):
            tried = replace(cuts, incl=incl, n=n, contradiction=None)
            said = {"left out": left_out, "inclusion": f"{incl:g}", "n": str(n)}
            yield _Run(said, kept, tried)
    for name, otherwise in anchors.items():
        yield _Run({"anchors": name}, otherwise, cuts)


def _standing(run: _Run, kind: str, expected: Directions | None) -> set[Term]:
    """The terms of any model of the run's solution."""
    table = truth_table(run.cases, run.cuts)
    if kind == "parsimonious":
        return set(solutions.every_term(solutions.parsimonious(table, A_RUN)))
    complex_ = solutions.conservative(table, A_RUN)
    if kind == "conservative" or expected is None:
        return set(solutions.every_term(complex_))
    plain = solutions.parsimonious(table, A_RUN)
    between = solutions.intermediate(
        table, expected, conservative=complex_, parsimonious=plain, limits=A_RUN
    )
    return set(solutions.every_term(between))


def _groups(
    done: Sequence[tuple[_Run, set[Term]]], terms: Sequence[Term]
) -> dict[str, tuple[Group, ...]]:
    """Count by each value of each thing that was varied, in the order it was met."""
    found: dict[str, dict[str, list[set[Term]]]] = {}
    for run, standing in done:
        for thing, value in run.settings.items():
            found.setdefault(thing, {}).setdefault(value, []).append(standing)
    return {
        thing: tuple(
            Group(value, len(rows), tuple(sum(term in one for one in rows) for term in terms))
            for value, rows in values.items()
        )
        for thing, values in found.items()
    }
