"""Marked against declared truth: invented services of several kinds, tested as real ones are.

Each seed is one service. Prints, for each setting, how often the 95 % interval holds the truth, how
often a statement without effect is called supported, a true one contradicted or a contrary one
supported, how often it is "not enough cases yet", and the bias of the plain comparison beside ours.
Ends with one line of JSON.

    python benchmarks/calibration.py [--seeds 200] [--only "few clusters"] [--processes 2]
"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.of_calibration.goals import Summary, met, summary  # noqa: E402
from benchmarks.of_calibration.settings import SETTINGS, Mark, marks  # noqa: E402

HEAD = (
    "setting",
    "seeds",
    "shown",
    "covers",
    "false",
    "wrong",
    "insuff.",
    "bias",
    "naive",
    "se/sd",
)


def main() -> None:
    """Run every setting and print its figures as they come."""
    asked = _arguments()
    print(("{:<19}" + "{:>8}" * (len(HEAD) - 1)).format(*HEAD))
    told = []
    with get_context("spawn").Pool(asked.processes) as pool:
        for name in SETTINGS:
            if asked.only in {None, name}:
                started = time.perf_counter()
                jobs = [(name, seed) for seed in range(asked.first, asked.first + asked.seeds)]
                found = summary([one for made in pool.imap(_marked, jobs) for one in made])
                print(_line(found), f"  {time.perf_counter() - started:.0f} s", flush=True)
                told.append(found)
    print()
    for found in told:
        for name, share in found.others.items():
            print(f"{found.setting}: {name} covers {share * 100:.1f} %")
    for found in told:
        for goal, reached in met(found).items():
            print(f"{'met   ' if reached else 'MISSED'} {found.setting}: {goal}")
    print(json.dumps([asdict(found) | {"goals": met(found)} for found in told]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--only", choices=list(SETTINGS))
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def _marked(job: tuple[str, int]) -> list[Mark]:
    return marks(SETTINGS[job[0]], job[1])


def _line(found: Summary) -> str:
    false = "–" if found.false_supported is None else f"{found.false_supported * 100:.1f} %"
    cells = (
        str(found.seeds),
        f"{found.shown:,}",
        f"{found.coverage * 100:.1f} %",
        false,
        f"{found.wrong_sign * 100:.1f} %",
        f"{found.insufficient * 100:.1f} %",
        f"{found.bias * 100:.2f}",
        f"{found.naive * 100:.2f}",
        f"{found.errors:.2f}",
    )
    return f"{found.setting:<19}" + "".join(f"{cell:>8}" for cell in cells)


if __name__ == "__main__":
    main()
