"""Screening: our order of reading against ASReview 3 (ELAS u4), our stop against runs of misses.

The peer stands in an environment of its own and reads one record at a time, from the same records
known beforehand; its readings are kept under var/benchmarks, and read again with --fresh. Measures
are insights'; seconds are of one processor. Stops are tried on our
readings and, for comparison, the same rules on the peer's. Ends with one line of JSON.

    python benchmarks/screening.py [--seeds 3] [--stop-seeds 25] [--fresh] [--sets ADHD,Triptans]
"""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from statistics import mean

from benchmarks.of_screening import readings, stops
from benchmarks.of_screening.readings import Read

MEASURED = ("wss95", "wss100", "atd", "loss")
TIMES_FASTER = 5


def main() -> None:
    """Read every set, then try every rule."""
    asked = _arguments()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"  # the peer takes these over; ours runs on one thread as it is
    chosen = [one for one in readings.sets() if not asked.sets or one.name in asked.sets.split(",")]
    seeds = range(1, asked.seeds + 1)
    mine: list[Read] = []
    peers: list[Read] = []
    print(f"{'set':<20} {'':<7} {'WSS@95':>7} {'WSS@100':>7} {'ATD':>7} {'loss':>6} {'seconds':>8}")
    for one in chosen:
        mine += readings.ours(one, range(1, max(asked.seeds, asked.stop_seeds) + 1), asked.seeds)
        peers += readings.theirs(one, seeds, fresh=asked.fresh)
        for who, found in (("ours", _same(mine, asked.seeds)), ("peer", peers)):
            print(
                _line(one.name, who, [read for read in found if read.name == one.name]), flush=True
            )
    compared = {"ours": _means(_same(mine, asked.seeds)), "peer": _means(peers)}
    tried = {
        "on our readings": [stops.stops(rule, mine) for rule in stops.RULES],
        "on the peer's readings": [stops.stops(rule, peers) for rule in stops.RULES],
    }
    goals = _goals(compared, tried["on our readings"])
    _tell(compared, tried, goals)
    told = {where: [asdict(one) for one in found] for where, found in tried.items()}
    print(json.dumps({"means": compared, "stops": told, "goals": goals}))
    raise SystemExit(not all(goals.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3, help="of the comparison with the peer")
    parser.add_argument("--stop-seeds", type=int, default=25, help="of the simulated stops")
    parser.add_argument("--fresh", action="store_true", help="let the peer read again")
    parser.add_argument("--sets", default="", help="only these, by name, parted by commas")
    return parser.parse_args()


def _same(found: Sequence[Read], seeds: int) -> list[Read]:
    return [one for one in found if one.seed <= seeds]


def _means(found: Sequence[Read]) -> dict[str, float]:
    """Means over sets of the means over seeds; a set counts once, however large."""
    names = list(dict.fromkeys(one.name for one in found))
    of_sets = [_mean_of([one for one in found if one.name == name]) for name in names]
    return {name: mean(one[name] for one in of_sets) for name in (*MEASURED, "seconds")}


def _mean_of(found: Sequence[Read]) -> dict[str, float]:
    each = [asdict(one.measures) | {"seconds": one.seconds} for one in found]
    return {name: mean(one[name] for one in each) for name in (*MEASURED, "seconds")}


def _goals(compared: dict[str, dict[str, float]], tried: Sequence[stops.Stops]) -> dict[str, bool]:
    """Whether what was promised is kept."""
    own, *others = tried
    runs = [one for one in others if "in a row" in one.rule and one.reached >= 0.95]
    return {
        "WSS@95 at least the peer's": compared["ours"]["wss95"] >= compared["peer"]["wss95"],
        "a fifth of its time or less": compared["ours"]["seconds"] * TIMES_FASTER
        <= compared["peer"]["seconds"],
        "95 % recall at 95 % of stops": own.reached >= 0.95,
        "reads less than any run that does the same": all(own.read < one.read for one in runs),
    }


def _line(name: str, who: str, found: Sequence[Read]) -> str:
    one = _mean_of(found)
    return (
        f"{name:<20} {who:<7} {one['wss95']:>7.3f} {one['wss100']:>7.3f} {one['atd']:>7.1f}"
        f" {one['loss']:>6.3f} {one['seconds']:>8.2f}"
    )


def _tell(
    compared: dict[str, dict[str, float]],
    tried: dict[str, list[stops.Stops]],
    goals: dict[str, bool],
) -> None:
    for who, one in compared.items():
        print(
            f"{'mean over sets':<20} {who:<7} {one['wss95']:>7.3f} {one['wss100']:>7.3f}"
            f" {one['atd']:>7.1f} {one['loss']:>6.3f} {one['seconds']:>8.2f}"
        )
    for where, found in tried.items():
        print(f"\nstops {where:<27} {'reached':>8} {'worst':>6} {'read':>6} {'records':>9}")
        for rule in found:
            print(
                f"  {rule.rule:<25} {rule.stops:>5} {rule.reached:>8.1%} {rule.worst:>6.3f}"
                f" {rule.read:>6.1%} {rule.records:>9,}"
            )
    print("reached: share of stops at a true recall of 95 % or more; read: mean share of records")
    for goal, kept in goals.items():
        print(f"{'kept' if kept else 'NOT KEPT':<9} {goal}")


if __name__ == "__main__":
    main()
