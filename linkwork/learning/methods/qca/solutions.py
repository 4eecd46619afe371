"""Conservative, parsimonious and intermediate solutions of a truth table.

Conservative: combinations that were seen, and nothing else. Parsimonious: any combination that was
not seen may help. Intermediate: only those that help and that theory expects (easy counterfactuals:
Ragin and Sonnett 2005).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from linkwork.learning.methods.qca.boxes import Notation
from linkwork.learning.methods.qca.cover import smallest_covers
from linkwork.learning.methods.qca.directions import Directions
from linkwork.learning.methods.qca.limits import Effort, Limits, Watch
from linkwork.learning.methods.qca.primes import Primes, against, within
from linkwork.learning.methods.qca.terms import FREE, Model, Term
from linkwork.learning.methods.qca.truth import TruthTable

NO_POSITIVE = "no combination reaches the cuts, so there is nothing to explain"
NO_NEGATIVE = "every combination that was seen goes with the outcome"


@dataclass(frozen=True)
class Solution:
    """All smallest models of one kind, the prime implicants behind them, and what it took.

    `note` says in words why there is no model, or why the only term says nothing.
    """

    kind: str
    models: tuple[Model, ...]
    primes: tuple[Term, ...]
    effort: Effort
    note: str = ""


@dataclass(frozen=True)
class Pair:
    """The intermediate models of one conservative and one parsimonious model (by place, from 0)."""

    conservative: int
    parsimonious: int
    models: tuple[Model, ...]


@dataclass(frozen=True)
class Intermediate(Solution):
    """The models of all pairs, each once, and which pair they came from."""

    pairs: tuple[Pair, ...] = ()


def conservative(table: TruthTable, limits: Limits | None = None) -> Solution:
    """Minimise the positive rows alone (also called the complex solution)."""
    limits = limits or Limits()
    watch, positives = Watch(limits.seconds), table.corners("1")
    if not positives:
        return _nothing("conservative", watch)
    notation = Notation(table.cases.language.levels)
    boxes = [notation.of_term(row) for row in positives]
    primes = within(boxes, positives, notation, limits, watch)
    return _solved("conservative", primes, limits, watch, _all_positive(table))


def parsimonious(table: TruthTable, limits: Limits | None = None) -> Solution:
    """Minimise with every combination that was not seen free to help."""
    limits = limits or Limits()
    watch, positives = Watch(limits.seconds), table.corners("1")
    if not positives:
        return _nothing("parsimonious", watch)
    primes = against(positives, table.corners("0", "C"), limits)
    return _solved("parsimonious", primes, limits, watch, _all_positive(table))


def intermediate(
    table: TruthTable,
    directions: Directions,
    *,
    conservative: Solution,
    parsimonious: Solution,
    limits: Limits | None = None,
) -> Intermediate:
    """Minimise with the easy counterfactuals of each pair of models free to help."""
    limits = limits or Limits()
    watch = Watch(limits.seconds)
    if not conservative.models:
        return _as_intermediate(_nothing("intermediate", watch), [], [])
    pairs: list[Pair] = []
    reached: list[str] = []
    solved: dict[tuple[int, ...], Solution] = {}
    for (i, complex_), (j, plain) in product(
        enumerate(conservative.models), enumerate(parsimonious.models)
    ):
        models = {model for pair in pairs for model in pair.models}
        if pairs and (len(pairs) == limits.pairs or len(models) >= limits.models or watch.over()):
            every = len(conservative.models) * len(parsimonious.models)
            reached.append(f"{len(pairs)} of {every:,} pairs of models taken")
            break
        boxes = _on_boxes(table, complex_, plain, directions)
        if boxes not in solved:
            left = replace(limits, seconds=max(1.0, watch.left()))
            solved[boxes] = _of_boxes(table, boxes, left)
        pairs.append(Pair(i, j, solved[boxes].models))
    return _as_intermediate(_joined(list(solved.values()), pairs, watch), reached, pairs)


def _on_boxes(
    table: TruthTable, complex_: Model, plain: Model, directions: Directions
) -> tuple[int, ...]:
    """The positive rows and the easy counterfactuals, as boxes.

    Easy: between a conservative term and a parsimonious term that holds it, the combinations that
    differ from the former only as theory expects.
    """
    notation = Notation(table.cases.language.levels)
    boxes = {notation.of_term(row) for row in table.corners("1")}
    for inner, outer in product(complex_, plain):
        if all(wide in (FREE, own) for own, wide in zip(inner, outer, strict=True)):
            boxes.add(notation.box(directions.widened(inner, outer, notation.levels)))
    return tuple(sorted(boxes))


def _of_boxes(table: TruthTable, boxes: Sequence[int], limits: Limits) -> Solution:
    watch = Watch(limits.seconds)
    notation = Notation(table.cases.language.levels)
    primes = within(boxes, table.corners("1"), notation, limits, watch)
    return _solved("intermediate", primes, limits, watch)


def _joined(solutions: list[Solution], pairs: list[Pair], watch: Watch) -> Solution:
    """Put the solutions of all pairs together, each model once."""
    models = tuple(dict.fromkeys(model for pair in pairs for model in pair.models))
    primes = tuple(dict.fromkeys(term for one in solutions for term in one.primes))
    efforts = [one.effort for one in solutions]
    more = sum(one.counted > one.listed for one in efforts)
    said = [words for one in efforts if one.counted == one.listed for words in one.reached]
    said += [f"{more} of {len(efforts)} kinds of pairs have more models than are listed"] * bool(
        more
    )
    effort = Effort(
        primes=len(primes),
        size=min(one.size for one in efforts),
        lower=min(one.lower for one in efforts),
        counted=len(models),
        listed=len(models),
        complete=all(one.complete for one in efforts) and not more,
        seconds=watch.spent(),
        reached=tuple(dict.fromkeys(said)),
    )
    return Solution("intermediate", models, primes, effort)


def _as_intermediate(solution: Solution, reached: list[str], pairs: list[Pair]) -> Intermediate:
    effort = solution.effort
    if reached:
        effort = replace(effort, complete=False, reached=(*effort.reached, *reached))
    return Intermediate(
        solution.kind, solution.models, solution.primes, effort, solution.note, tuple(pairs)
    )


def _solved(kind: str, primes: Primes, limits: Limits, watch: Watch, note: str = "") -> Solution:
    covers = smallest_covers(primes.covers, limits, watch)
    terms = tuple(primes.term(place) for place in range(len(primes.patterns)))
    models = tuple(tuple(terms[place] for place in model) for model in covers.models)
    reached = tuple(said for said in (primes.reached, *covers.reached) if said)
    effort = Effort(
        primes=len(terms),
        size=covers.size,
        lower=covers.lower,
        counted=covers.counted,
        listed=len(models),
        complete=covers.complete and not primes.reached,
        seconds=watch.spent(),
        reached=reached,
    )
    return Solution(kind, models, terms, effort, note)


def _nothing(kind: str, watch: Watch) -> Solution:
    effort = Effort(
        primes=0, size=0, lower=0, counted=0, listed=0, complete=True, seconds=watch.spent()
    )
    return Solution(kind, (), (), effort, NO_POSITIVE)


def _all_positive(table: TruthTable) -> str:
    return "" if table.corners("0", "C") else NO_NEGATIVE


def every_term(solution: Solution) -> Iterator[Term]:
    """Each term of any model, once."""
    yield from dict.fromkeys(term for model in solution.models for term in model)
