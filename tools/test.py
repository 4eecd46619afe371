"""Run the tests: all but the long ones, then those that touch the database on PostgreSQL too.

Further arguments go to pytest (`make test ARGS="tests/unit -k consent"`). With DATABASE_URL set,
everything runs once, on that database.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import chromium, postgres  # noqa: E402  (the root must be on the path first)

NOTHING_COLLECTED = 5


def main() -> int:
    """Run every round; answer the worst exit code."""
    chosen = sys.argv[1:]
    environment = {**os.environ, **browser()}
    rounds = {"SQLite": run(chosen, "not long", environment)}
    if "DATABASE_URL" in os.environ:
        rounds = {"DATABASE_URL": rounds["SQLite"]}
    elif postgres.programs() is None:
        print("\nPostgreSQL is not installed here: the database tests ran on SQLite only.")
    else:
        print("\nThe tests that touch the database, once more on PostgreSQL:", flush=True)
        with postgres.cluster() as url:
            environment["DATABASE_URL"] = url
            again = run(chosen, "database and not long", environment)
        rounds["PostgreSQL"] = 0 if chosen and again == NOTHING_COLLECTED else again
    print("\n" + ", ".join(f"{name}: {words(code)}" for name, code in rounds.items()))
    return max(rounds.values())


def browser() -> dict[str, str]:
    """Name the browser for the journeys, installing one where that is possible."""
    found = chromium.find() or chromium.install()
    if found is None:
        print("No Chromium here and none could be installed: the browser journeys are skipped.")
        return {}
    return {"CHROMIUM": str(found)}


def run(chosen: list[str], marks: str, environment: dict[str, str]) -> int:
    """Run pytest once over what is marked so, and say how long it took."""
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-m", marks, *chosen]
    code = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode
    print(f"{time.monotonic() - started:.0f} s", flush=True)
    return code


def words(code: int) -> str:
    """Say a round's exit code in words."""
    return "all passed" if code == 0 else f"failed ({code})"


if __name__ == "__main__":
    sys.exit(main())
