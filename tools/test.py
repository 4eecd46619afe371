"""Run the tests: all but the long ones, and those that touch the database on PostgreSQL too.

Both rounds run side by side; the second is printed when it is done. Further arguments go to pytest
(`make test ARGS="tests/unit -k consent"`). With DATABASE_URL set, everything runs once, there.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import chromium, postgres  # noqa: E402  (the root must be on the path first)

NOTHING_COLLECTED = 5


def main() -> int:
    """Run every round; answer the worst exit code."""
    chosen = sys.argv[1:]
    environment = {**os.environ, **browser()}
    if "DATABASE_URL" in os.environ:
        rounds = {"DATABASE_URL": run(chosen, "not long", environment)}
    elif postgres.programs() is None:
        print("PostgreSQL is not installed here: the database tests run on SQLite only.")
        rounds = {"SQLite": run(chosen, "not long", environment)}
    else:
        rounds = side_by_side(chosen, environment)
    print("\n" + ", ".join(f"{name}: {words(code)}" for name, code in rounds.items()))
    return max(rounds.values())


def browser() -> dict[str, str]:
    """Name the browser for the journeys, installing one where that is possible."""
    found = chromium.find() or chromium.install()
    if found is None:
        print("No Chromium here and none could be installed: the browser journeys are skipped.")
        return {}
    return {"CHROMIUM": str(found)}


def side_by_side(chosen: list[str], environment: dict[str, str]) -> dict[str, int]:
    """Run everything on SQLite and, meanwhile, the database tests on a PostgreSQL of their own."""
    with (
        postgres.cluster() as url,
        tempfile.TemporaryFile("w+") as kept,
        ThreadPoolExecutor(max_workers=1) as meanwhile,
    ):
        there = {**environment, "DATABASE_URL": url}
        second = meanwhile.submit(run, chosen, "database and not long", there, kept)
        first = run(chosen, "not long", environment)
        code = second.result()
        kept.seek(0)
        print("\nThe tests that touch the database, on PostgreSQL:\n" + kept.read(), flush=True)
    nothing = bool(chosen) and code == NOTHING_COLLECTED
    return {"SQLite": first, "PostgreSQL": 0 if nothing else code}


def run(
    chosen: list[str], marks: str, environment: dict[str, str], kept: IO[str] | None = None
) -> int:
    """Run pytest once over what is marked so, and say how long it took."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", marks, *chosen],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=kept,
        stderr=subprocess.STDOUT if kept else None,
    )
    print(f"{time.monotonic() - started:.0f} s", file=kept, flush=True)
    return done.returncode


def words(code: int) -> str:
    """Say a round's exit code in words."""
    return "all passed" if code == 0 else f"failed ({code})"


if __name__ == "__main__":
    sys.exit(main())
