"""Many tests at once: each p corrected for the family it stands in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from linkwork.learning.methods.families import benjamini_hochberg, holm
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.standing import Standing


@dataclass(frozen=True)
class Corrected:
    """One statement's corrected p, those of its contexts in their order, and of further ones."""

    p: float | None = None
    contexts: tuple[float | None, ...] = ()
    further: tuple[float | None, ...] = ()


@dataclass
class _Family:
    """The p values of one family, under names by which they are found again."""

    correct: Callable[[Sequence[float]], tuple[float, ...]]
    ps: dict[tuple[str, ...], float] = field(default_factory=dict)

    def corrected(self) -> dict[tuple[str, ...], float]:
        return dict(zip(self.ps, self.correct(list(self.ps.values())), strict=True))


def corrected(
    standings: Mapping[str, Standing],
    further: Mapping[str, Sequence[ContextFinding]] | None = None,
) -> dict[str, Corrected]:
    """Correct every test of a study for its family.

    Three families: the statements' own effects (Holm); the differences between the halves of
    declared contexts, of all statements together (Holm); the differences of explored contexts and
    the `further` ones of the second readings (Benjamini and Hochberg).
    """
    effects, declared = _Family(holm), _Family(holm)
    explored = _Family(benjamini_hochberg)
    for key, one in standings.items():
        if one.estimate is not None:
            effects.ps[key,] = one.estimate.p
        for place, apart in enumerate(one.contexts):
            if apart.p is not None:
                family = declared if apart.parting.family == "primary" else explored
                family.ps[key, str(place)] = apart.p
        for place, other in enumerate((further or {}).get(key, ())):
            if other.p is not None:
                explored.ps[key, "further", str(place)] = other.p
    found = {**effects.corrected(), **declared.corrected(), **explored.corrected()}
    return {
        key: Corrected(
            p=found.get((key,)),
            contexts=tuple(found.get((key, str(place))) for place in range(len(one.contexts))),
            further=tuple(
                found.get((key, "further", str(place)))
                for place in range(len((further or {}).get(key, ())))
            ),
        )
        for key, one in standings.items()
    }
