"""All that one scan is asked: each statement, the halves of its contexts, and its lottery."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.columns import Layout, Look
from linkwork.learning.methods.contexts import Halves
from linkwork.learning.methods.designs import Design, Parting, Plan, partings
from linkwork.learning.methods.lotteries import lottery_check, lottery_design
from linkwork.learning.methods.scan import Scanned
from linkwork.learning.methods.standing import Standing, stand, with_check
from linkwork.theory.expression import facts_of

MEMORY = 1_500_000_000  # bytes that the sums of one pass may take
BYTES = 20_000  # what one design takes in each cluster, with all confounders


@dataclass(frozen=True)
class Asked:
    """One statement's design, with the designs that go beside it."""

    design: Design
    partings: tuple[Parting, ...] = ()
    lottery: Design | None = None

    @property
    def designs(self) -> tuple[Design, ...]:
        """Every design of it that the scan is to count."""
        halves = [half for one in self.partings for half in (one.within, one.outside)]
        return (self.design, *halves, *([self.lottery] if self.lottery else []))


def asked(designs: Sequence[Design], plan: Plan, found: Look) -> tuple[Asked, ...]:
    """Put together what the cases can tell of each statement."""
    return tuple(
        Asked(
            one,
            tuple(made for made in partings(one, plan) if _known(made.within, found)),
            _lottery(one, plan, found),
        )
        for one in designs
    )


def passes(
    questions: Sequence[Asked], found: Look, memory: int = MEMORY
) -> tuple[tuple[Asked, ...], ...]:
    """Part what is asked into passes over the cases, so that the sums of each fit in memory.

    A statement stays together with its halves. Mostly one pass: 75 designs of 1,000 practices.
    """
    room = max(1, memory // (BYTES * max(found.clusters, 1)))
    made: list[list[Asked]] = []
    taken = room
    for one in questions:
        if taken + len(one.designs) > room:
            made.append([])
            taken = 0
        made[-1].append(one)
        taken += len(one.designs)
    return tuple(tuple(part) for part in made)


def facts_asked(designs: Sequence[Design], plan: Plan) -> tuple[str, ...]:
    """Name every fact that any of it needs."""
    drawn = [made for one in designs if (made := lottery_design(one, plan))]
    names = [name for design in (*designs, *drawn) for name in design.facts]
    declared = [one for contexts in plan.contexts.values() for one in contexts]
    names += [name for one in (*declared, *plan.exploratory) for name in facts_of(one)]
    names += [one.fact for design in (*designs, *drawn) for one in design.confounders]
    return tuple(dict.fromkeys(names))


def standings(
    questions: Sequence[Asked], scanned: Scanned, layout: Layout, plan: Plan
) -> dict[str, Standing]:
    """Read where every statement stands off the one scan."""
    return {one.design.key: _standing(one, scanned, layout, plan) for one in questions}


def _standing(one: Asked, scanned: Scanned, layout: Layout, plan: Plan) -> Standing:
    halves = [
        Halves(made, scanned.arms(made.within.key), scanned.arms(made.outside.key))
        for made in one.partings
    ]
    key = one.design.key
    stands = stand(one.design, scanned.arms(key), layout.confounders[key], plan, halves)
    if one.lottery is None:
        return stands
    arms, columns = scanned.arms(one.lottery.key), layout.confounders[one.lottery.key]
    check = lottery_check(one.lottery, arms, columns, plan, stands.estimate)
    return with_check(stands, check)


def _lottery(design: Design, plan: Plan, found: Look) -> Design | None:
    drawn = lottery_design(design, plan)
    return drawn if drawn is not None and _known(drawn, found) else None


def _known(design: Design, found: Look) -> bool:
    """Whether the cases tell of every fact of a design."""
    return all(found.known[name] for name in design.facts)
