"""Run the tests: all but the long ones, and those that touch the database on PostgreSQL too.

The rounds run side by side, two at a time; what the later ones said is printed when they are done.
Further arguments go to pytest (`make test ARGS="tests/unit -k consent"`). With DATABASE_URL set,
everything runs once, there.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import chromium, postgres  # noqa: E402  (the root must be on the path first)

NOTHING_COLLECTED = 5
AT_ONCE = 2


@dataclass(frozen=True)
class Round:
    """One run of pytest: its name, the marks of what it runs, and where."""

    name: str
    marks: str
    environment: Mapping[str, str]


def main() -> int:
    """Run every round; answer the worst exit code."""
    chosen = sys.argv[1:]
    environment = {**os.environ, **browser()}
    with ExitStack() as open_meanwhile:
        codes = run_all(rounds(environment, open_meanwhile), chosen)
    print("\n" + ", ".join(f"{name}: {words(code)}" for name, code in codes.items()))
    return max(codes.values())


def browser() -> dict[str, str]:
    """Name the browser for the journeys, installing one where that is possible."""
    found = chromium.find() or chromium.install()
    if found is None:
        print("No Chromium here and none could be installed: the browser journeys are skipped.")
        return {}
    return {"CHROMIUM": str(found)}


def rounds(environment: Mapping[str, str], open_meanwhile: ExitStack) -> list[Round]:
    """What there is to run here; a PostgreSQL of our own stays open as long as the stack."""
    if "DATABASE_URL" in environment:
        return [Round("DATABASE_URL", "not long", environment)]
    sqlite = Round("SQLite", "not long and not journey", environment)
    journeys = Round("journeys", "journey and not long", environment)
    if postgres.programs() is None:
        print("PostgreSQL is not installed here: the database tests run on SQLite only.")
        return [sqlite, journeys]
    there = {**environment, "DATABASE_URL": open_meanwhile.enter_context(postgres.cluster())}
    again = Round("PostgreSQL", "database and not long and not journey", there)
    return [sqlite, again, journeys]


def run_all(wanted: list[Round], chosen: list[str]) -> dict[str, int]:
    """Run the first round in sight and the others beside it; answer their exit codes by name."""
    first, *others = wanted
    with ThreadPoolExecutor(max_workers=AT_ONCE - 1) as beside:
        later = [(one, beside.submit(kept, one, chosen)) for one in others]
        codes = {first.name: run(first, chosen)}
        for one, answer in later:
            codes[one.name], said = answer.result()
            print(f"\n{one.name} (the tests marked “{one.marks}”):\n{said}", flush=True)
    return forgiven(codes) if chosen else codes


def forgiven(codes: dict[str, int]) -> dict[str, int]:
    """What was chosen need not be in every round, but it must be in one."""
    if all(code == NOTHING_COLLECTED for code in codes.values()):
        return codes
    return {name: 0 if code == NOTHING_COLLECTED else code for name, code in codes.items()}


def kept(one: Round, chosen: list[str]) -> tuple[int, str]:
    """Run a round out of sight; answer its exit code and what it said."""
    with tempfile.TemporaryFile("w+") as said:
        code = run(one, chosen, said)
        said.seek(0)
        return code, said.read()


def run(one: Round, chosen: list[str], said: IO[str] | None = None) -> int:
    """Run pytest once over what is marked so, and say how long it took."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", one.marks, *chosen],
        cwd=ROOT,
        env=one.environment,
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT if said else None,
    )
    print(f"{time.monotonic() - started:.0f} s", file=said, flush=True)
    return done.returncode


def words(code: int) -> str:
    """Say a round's exit code in words."""
    return "all passed" if code == 0 else f"failed ({code})"


if __name__ == "__main__":
    sys.exit(main())
