"""Attacks the release gate: tables asked for in good faith, then by somebody who wants to know.

`python benchmarks/disclosure.py [--seeds 100] [--people 1500] [--axes 3]`. Each seed is a service
whose people are counted in six tables, by up to three of `axes` dimensions, on two frozen sets of
cases. What the gate lets through is attacked by an
attacker that shares nothing with it, and each table is then asked for again with a filter a little
wider and on cases frozen a little later. Beside it: suppression alone, with true totals. Goals: no
hidden count of 1 to 7 found exactly, none held narrower than three, every try to get round refused.
Ends with one line of JSON; fails where a goal is missed.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Play every seed; print what became of them together."""
    from benchmarks.of_disclosure.rounds import play

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=100)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--people", type=int, default=1_500)
    options.add_argument("--axes", type=int, default=3)
    chosen = options.parse_args()
    began = time.perf_counter()
    rounds = []
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        rounds.append(play(seed, chosen.people, crossed=chosen.axes))
        print(f"seed {seed}: {rounds[-1]}", file=sys.stderr)
    paddings = [one for played in rounds for one in played.paddings]
    differences = [one for played in rounds for one in played.differences]
    alone = [sum(played.alone[place] for played in rounds) for place in range(3)]
    answer = {
        "seeds": chosen.seeds,
        "people": chosen.people,
        "axes": chosen.axes,
        "asked": sum(one.asked for one in rounds),
        "released": sum(one.released for one in rounds),
        "hidden": sum(one.hidden for one in rounds),
        "exact": sum(one.exact for one in rounds),
        "narrow": sum(one.narrow for one in rounds),
        "paddings": len(paddings),
        "paddings_refused": sum(paddings),
        "differences": len(differences),
        "differences_refused": sum(differences),
        "alone_hidden": alone[0],
        "alone_exact": alone[1],
        "alone_broken": alone[2],
        "seconds": round(time.perf_counter() - began, 1),
    }
    tell(answer, alone)
    print(json.dumps(answer))
    refused = answer["paddings_refused"] == len(paddings)
    refused = refused and answer["differences_refused"] == len(differences)
    return int(bool(answer["exact"] or answer["narrow"]) or not refused)


def tell(answer: dict[str, Any], alone: list[int]) -> None:
    """Say in words what became of all seeds."""
    print(
        f"{answer['released']} of {answer['asked']} tables released over {answer['seeds']} "
        f"services of {answer['people']:,} people; of {answer['hidden']:,} hidden counts of 1 to 7 "
        f"in them {answer['exact']} found exactly, {answer['narrow']} held narrower than three"
    )
    print(
        f"a filter a little wider: {answer['paddings_refused']} of {answer['paddings']} refused; "
        f"cases a little later: {answer['differences_refused']} of {answer['differences']} refused"
    )
    if alone[0]:
        print(
            f"suppression alone, with true totals: {alone[1] / alone[0]:.0%} of {alone[0]:,} "
            f"hidden counts found exactly, {alone[2] / alone[0]:.0%} held narrower than three"
        )


if __name__ == "__main__":
    sys.exit(main())
