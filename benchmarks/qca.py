"""Configurations: primes and all smallest models on structured and random tables, each bounded.

The peer is a stand-in for the reference's way, in plain Python: every combination of conditions is
tried for primes, then every combination of primes for a cover. It is not the R package QCA, whose
own code is C and R, and which is not installed here; it shows how the way of searching grows.
Prints a table, and ends with one line of JSON.

    python benchmarks/qca.py [--seconds 20] [--peer-seconds 10] [--quick]
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods import qca

SIZES = (
    *((8, 30), (8, 60), (10, 60), (10, 120), (12, 60), (12, 120)),
    *((15, 60), (15, 120), (18, 60), (18, 120), (20, 60), (20, 120)),
)
QUICK = ((8, 60), (12, 60), (15, 120))
SLACK = 5.0  # seconds that a bounded run may take beyond its limit, in three solutions together
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Measured:
    """One table: how long, how many primes and models, and whether that is all of them."""

    kind: str
    conditions: int
    rows: int
    positive: int
    conservative_seconds: float
    parsimonious_seconds: float
    intermediate_seconds: float
    primes: int
    terms: int
    proven: bool
    models: int
    complete: bool
    peer_seconds: float
    peer_ended: bool
    agrees: bool | None


def main() -> None:
    """Measure every table, then say what was bounded."""
    asked = _arguments()
    print(
        "kind        cond rows  pos |  consv   pars  inter |  primes terms    models        | peer"
    )
    found = []
    for kind in ("structured", "random"):
        for conditions, rows in QUICK if asked.quick else SIZES:
            one = measure(kind, conditions, rows, asked.seconds, asked.peer_seconds)
            print(_line(one), flush=True)
            found.append(one)
    ended = all(
        max(one.conservative_seconds, one.parsimonious_seconds, one.intermediate_seconds)
        <= asked.seconds + SLACK
        for one in found
    )
    disagree = sum(one.agrees is False for one in found)
    print(f"\n{sum(one.complete for one in found)} of {len(found)} tables: every smallest model.")
    print(f"{sum(one.proven for one in found)} of {len(found)} tables: size proven.")
    print(f"Every run ended within its {asked.seconds:g} seconds: {'yes' if ended else 'NO'}")
    print(f"Tables on which the peer ended and found otherwise: {disagree}")
    print("Peer: a plain stand-in for trying every combination, not R (which is not installed).")
    print(json.dumps({"tables": [asdict(one) for one in found], "ended": ended}))
    raise SystemExit(not ended or disagree > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0, help="limit of one solution")
    parser.add_argument("--peer-seconds", type=float, default=10.0)
    parser.add_argument("--quick", action="store_true", help="three sizes of each kind")
    return parser.parse_args()


def table_of(kind: str, conditions: int, rows: int, seed: int = 1) -> qca.TruthTable:
    """A table whose cases cluster about six types and follow a rule, or one with no order."""
    drawn = np.random.default_rng(seed)
    if kind == "structured":
        types = drawn.integers(0, 2, (6, conditions))
        flips = drawn.random((rows, conditions)) < 0.15
        seen = types[drawn.integers(0, 6, rows)] ^ flips
        outcome = (seen[:, 0] & seen[:, 1]) | (seen[:, 2] & (1 - seen[:, 3]))
    else:
        seen = np.unique(drawn.integers(0, 2, (rows, conditions)), axis=0)
        outcome = drawn.integers(0, 2, len(seen))
    columns = {f"C{place}": seen[:, place] for place in range(conditions)}
    cases = qca.cases({**columns, "Y": outcome}, outcome="Y", conditions=list(columns))
    return qca.truth_table(cases)


def measure(kind: str, conditions: int, rows: int, seconds: float, peer_seconds: float) -> Measured:
    """Solve one table three ways, then let the peer try."""
    table = table_of(kind, conditions, rows)
    limits = replace(qca.Limits(), seconds=seconds)
    started = time.perf_counter()
    complex_ = qca.conservative(table, limits)
    first = time.perf_counter()
    plain = qca.parsimonious(table, limits)
    second = time.perf_counter()
    expected = qca.directions(["1"] * conditions, table.cases.language)
    qca.intermediate(table, expected, conservative=complex_, parsimonious=plain, limits=limits)
    third = time.perf_counter()
    peer = Peer(table, peer_seconds)
    answer = peer.solve()
    effort = plain.effort
    return Measured(
        kind=kind,
        conditions=conditions,
        rows=len(table.rows),
        positive=len(table.corners("1")),
        conservative_seconds=round(first - started, 4),
        parsimonious_seconds=round(second - first, 4),
        intermediate_seconds=round(third - second, 4),
        primes=effort.primes,
        terms=effort.size,
        proven=effort.lower == effort.size,
        models=effort.counted,
        complete=effort.complete,
        peer_seconds=round(peer.spent(), 3),
        peer_ended=answer is not None,
        agrees=None if answer is None else answer == (effort.primes, effort.size, effort.counted),
    )


class OutOfTime(Exception):
    """The peer did not end in the time it was given."""


class Peer:
    """Every combination of conditions for primes, then every combination of primes for a cover."""

    def __init__(self, table: qca.TruthTable, seconds: float) -> None:
        self.positive = table.corners("1")
        self.negative = table.corners("0", "C")
        self.started = time.perf_counter()
        self.seconds = seconds

    def spent(self) -> float:
        """Seconds since it began."""
        return time.perf_counter() - self.started

    def solve(self) -> tuple[int, int, int] | None:
        """How many primes, terms and models; None where the time was up."""
        try:
            return self._solve()
        except OutOfTime:
            return None

    def _solve(self) -> tuple[int, int, int]:
        everything = frozenset(range(len(self.positive)))
        primes = self._primes()
        for size in range(1, len(self.positive) + 1):
            models = 0
            for chosen in combinations(primes, size):
                self._watch()
                models += frozenset().union(*chosen) == everything
            if models:
                return len(primes), size, models
        return len(primes), 0, 0

    def _primes(self) -> list[frozenset[int]]:
        """The rows that each prime covers."""
        found: list[tuple[dict[int, int], frozenset[int]]] = []
        width = len(self.positive[0]) if self.positive else 0
        for size in range(1, width + 1):
            for places in combinations(range(width), size):
                self._watch()
                found += self._of_places(places, found)
        return [rows for _, rows in found]

    def _of_places(
        self, places: Sequence[int], found: list[tuple[dict[int, int], frozenset[int]]]
    ) -> list[tuple[dict[int, int], frozenset[int]]]:
        taken = {tuple(row[place] for place in places) for row in self.negative}
        free: dict[tuple[int, ...], list[int]] = {}
        for number, row in enumerate(self.positive):
            values = tuple(row[place] for place in places)
            if values not in taken:
                free.setdefault(values, []).append(number)
        fresh = []
        for values, rows in free.items():
            term = dict(zip(places, values, strict=True))
            if not any(smaller.items() <= term.items() for smaller, _ in found):
                fresh.append((term, frozenset(rows)))
        return fresh

    def _watch(self) -> None:
        if self.spent() > self.seconds:
            raise OutOfTime


def _line(one: Measured) -> str:
    models = f"{one.models:,}{'' if one.complete else ' or more'}"
    peer = f"{one.peer_seconds:.2f} s" if one.peer_ended else f"not in {one.peer_seconds:.0f} s"
    said = {None: "", True: ", the same", False: ", OTHERWISE"}[one.agrees]
    return (
        f"{one.kind:<11} {one.conditions:>4} {one.rows:>4} {one.positive:>4} |"
        f" {one.conservative_seconds:>6.3f} {one.parsimonious_seconds:>6.3f}"
        f" {one.intermediate_seconds:>6.3f} | {one.primes:>7,} {one.terms:>5}"
        f"{' ' if one.proven else '?'} {models:>15} | {peer}{said}"
    )


if __name__ == "__main__":
    main()
