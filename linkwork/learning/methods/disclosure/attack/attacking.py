"""The attack on a new cube and everything released before: what it found, and whether it may go."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from linkwork.learning.methods.disclosure.attack.bounds import (
    Contradiction,
    Target,
    fewest_leavers,
    intervals,
    with_leavers,
)
from linkwork.learning.methods.disclosure.attack.claims import (
    Claim,
    claims_of,
    complete,
    everybody,
    named,
)
from linkwork.learning.methods.disclosure.attack.nested import slices
from linkwork.learning.methods.disclosure.attack.programmes import Programme, TooLarge, programme
from linkwork.learning.methods.disclosure.attack.sorts import seen_in
from linkwork.learning.methods.disclosure.attack.tracing import sources_of
from linkwork.learning.methods.disclosure.cubes import STEPS, Cube
from linkwork.learning.methods.disclosure.floors import HOUSE, NARROWEST, Floors

TOGETHER = 4  # frozen tables looked at all at once


@dataclass(frozen=True)
class Breach:
    """One count that could be found, or nearly: which, how, and by which releases together."""

    cell: str
    of: str  # the release whose cell it is
    how: str  # "exact", "narrow", "slice" or "snapshots"
    by: tuple[str, ...]
    width: int | None = None


@dataclass(frozen=True)
class Attack:
    """What was tried, how narrow the narrowest came out, and every breach."""

    tried: int  # hidden counts, and few people between two steps
    tables: int  # releases looked at together
    sorts: int  # columns of the programme
    narrowest: int | None  # greatest less least, of the count held most narrowly
    breaches: tuple[Breach, ...]
    refused: str = ""  # why it could not be attacked in full
    leavers: int = 0  # people a reader must take to have left between two frozen tables

    @property
    def passed(self) -> bool:
        """Whether nothing was found and everything was tried."""
        return not self.breaches and not self.refused


@dataclass(frozen=True)
class Aim:
    """A target, the claim it is about, and what to call it."""

    target: Target
    claim: Claim
    label: str

    def moved(self, places: Mapping[int, int]) -> "Aim":
        """The same among fewer claims: where each place has gone."""
        parts = tuple((places[place], weight) for place, weight in self.target.parts)
        return replace(self, target=replace(self.target, parts=parts))


@dataclass
class Found:
    """What an attack has come to so far."""

    tried: int
    sorts: int = 0
    narrowest: int | None = None
    leavers: int = 0
    refused: str = ""
    breaches: list[Breach] = field(default_factory=list)

    def see(self, width: int) -> None:
        """One more count was held so narrowly."""
        self.narrowest = width if self.narrowest is None else min(self.narrowest, width)


def attack(
    new: Cube,
    earlier: Sequence[Cube] = (),
    *,
    rows: Sequence[tuple[str, int]] = (),
    floors: Floors = HOUSE,
) -> Attack:
    """Try to find every hidden count of the new cube and of all earlier ones.

    rows: of each frozen table, how many cases it holds, where readers are told.
    A hidden count is found where the whole numbers it can be span less than three; so are the few
    who stop between two steps of one cell. Two shown counts may not differ by so few people either.
    """
    cubes = (*earlier, new)
    claims = [claim for cube in cubes for claim in claims_of(cube)]
    sliced = slices(claims_of(new), [c for cube in earlier for c in claims_of(cube)], floors.hidden)
    breaches = [
        Breach(
            one.new.label,
            new.key,
            "snapshots" if one.across else "slice",
            (one.earlier.source, new.key),
        )
        for one in sliced
    ]
    aims = [*_hidden(claims), *_between(claims, cubes, floors)]
    told = {cube.snapshot for cube in cubes}
    known = [everybody(snapshot, count) for snapshot, count in rows if snapshot in told]
    every = [*claims, *complete(cubes, seen_in(claims)), *known]
    found = Found(tried=len(aims))
    try:
        for tables in windows(told, new.snapshot):
            _try(every, aims, tables, found)
    except (TooLarge, Contradiction) as error:
        found.refused = str(error)
    return Attack(
        tried=len(aims),
        tables=len(cubes),
        sorts=found.sorts,
        narrowest=found.narrowest,
        breaches=tuple(dict.fromkeys((*breaches, *found.breaches))),
        refused=found.refused,
        leavers=found.leavers,
    )


def windows(tables: Collection[str], new: str) -> list[frozenset[str]]:
    """Frozen tables to be looked at together: the newest with the new one, the older one by one."""
    others = sorted(set(tables) - {new}, reverse=True)
    together = others[: TOGETHER - 1]
    return [frozenset({new, *together}), *(frozenset({new, one}) for one in others[TOGETHER - 1 :])]


def _try(every: Sequence[Claim], aims: Sequence[Aim], tables: frozenset[str], found: Found) -> None:
    """Attack what is said of some of the frozen tables."""
    places = {place: n for n, place in enumerate(_in(every, tables))}
    mine = [aim.moved(places) for aim in aims if aim.claim.snapshot in tables]
    written, left = _written([every[place] for place in places])
    for aim, (low, high) in zip(
        mine, intervals(written, [one.target for one in mine]), strict=True
    ):
        found.see(high - low)
        if high - low < NARROWEST:
            found.breaches.append(_breach(written, aim, high - low))
    found.sorts, found.leavers = max(found.sorts, written.sums.shape[1]), max(found.leavers, left)


def _in(every: Sequence[Claim], tables: frozenset[str]) -> list[int]:
    return [place for place, claim in enumerate(every) if claim.snapshot in tables]


def _written(claims: Sequence[Claim]) -> tuple[Programme, int]:
    """The programme of a reader who takes it that as few as can be have left."""
    steps = list(STEPS)
    tables = {claim.snapshot for claim in claims}
    plain = programme(claims, steps)
    if len(tables) == 1:
        return plain, 0
    try:
        fewest_leavers(plain)
    except Contradiction:
        wider = programme(claims, steps, leaving=True)
        most = fewest_leavers(wider)
        return with_leavers(wider, most), round(most)
    return plain, 0


def _hidden(claims: Sequence[Claim]) -> list[Aim]:
    return [
        Aim(Target(((place, 1.0),), claim.low, claim.high), claim, claim.label)
        for place, claim in enumerate(claims)
        if claim.hidden and claim.exact  # that nobody stands there is not a secret of anybody's
    ]


def _between(claims: Sequence[Claim], cubes: Sequence[Cube], floors: Floors) -> list[Aim]:
    """The few who came to one step and not to the next, where both are shown."""
    found, start = [], 0
    for cube in cubes:
        places = {(cell.labels, cell.step): start + n for n, cell in enumerate(cube.cells)}
        start += len(cube.cells)
        for (labels, step), place in places.items():
            after = cube.steps[cube.steps.index(step) + 1 :][:1]
            if not after:
                continue
            other = places[labels, after[0]]
            one, two = claims[place], claims[other]
            if one.hidden or two.hidden or not 1 <= one.exact - two.exact <= floors.hidden:
                continue
            target = Target(
                ((place, 1.0), (other, -1.0)), max(0, one.low - two.high), one.high - two.low
            )
            found.append(Aim(target, one, named(labels, f"{step} and not {after[0]}")))
    return found


def _breach(written: Programme, aim: Aim, width: int) -> Breach:
    how = "exact" if width <= 0 else "narrow"
    by = sources_of(written, aim.target)
    return Breach(aim.label, aim.claim.source, how, by, max(width, 0))
