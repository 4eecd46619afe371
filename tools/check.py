"""Run every check of the house, show a table, and exit with the number of failures."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
# What a deployment sets at the least; `manage.py check --deploy` judges the settings under it.
DEPLOYED = {
    "LINKWORK_SECRET_KEY": "only-for-this-check-" + "x9" * 30,
    "LINKWORK_AUDIT_KEY": "only-for-this-check-" + "y7" * 30,
    "LINKWORK_HOSTS": '["linkwork.example"]',
    "LINKWORK_HTTPS": "true",
}
MOST = 100  # an exit code has little room


@dataclass(frozen=True)
class Step:
    """One check: what it keeps, and the command that fails where it is broken."""

    name: str
    keeps: str
    command: tuple[str, ...]
    deployed: bool = False


@dataclass(frozen=True)
class Outcome:
    """How one step went."""

    step: Step
    failed: bool
    seconds: float
    words: str


STEPS = (
    Step("format", "one form for all code", (f"{BIN}/ruff", "format", "--check", ".")),
    Step(
        "lint",
        "the rules of pyproject.toml",
        (f"{BIN}/ruff", "check", "--output-format=concise", "."),
    ),
    Step("types", "mypy --strict", (f"{BIN}/mypy",)),
    Step("imports", "the directions of docs/architecture.md", (f"{BIN}/lint-imports",)),
    Step(
        "migrations",
        "no model without its migration",
        (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"),
    ),
    Step(
        "deployment",
        "safe settings, as Django judges them",
        (PYTHON, "manage.py", "check", "--deploy", "--fail-level=WARNING"),
        deployed=True,
    ),
    Step(
        "language",
        "docs/reference/language.md is what the spec tests say",
        (PYTHON, "-m", "tests.spec.render", "--check"),
    ),
    Step(
        "reference",
        "settings, commands, routes and facts stand in docs",
        (PYTHON, "-m", "linkwork.site.reference", "--check"),
    ),
    Step("locks", "every package pinned, no addresses", (PYTHON, "tools/lock.py", "--check")),
)


def main() -> int:
    """Run the steps that were asked for; answer how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    names = [step.name for step in STEPS]
    parser.add_argument("--only", default=",".join(names), help="some of: " + ", ".join(names))
    wanted = parser.parse_args().only.split(",")
    if unknown := set(wanted) - set(names):
        parser.error(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    steps = [step for step in STEPS if step.name in wanted]
    with (
        tempfile.TemporaryDirectory(prefix="linkwork-check-") as folder,
        ThreadPoolExecutor(max_workers=os.cpu_count()) as pool,
    ):
        outcomes = list(pool.map(partial(run, folder=folder), steps))
    return report(outcomes)


def run(step: Step, *, folder: str) -> Outcome:
    """Run one step to its end, whatever the others do and whatever is set here."""
    started = time.monotonic()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LINKWORK_")}
    environment |= {"DJANGO_SETTINGS_MODULE": "linkwork.site.settings", "LINKWORK_FOLDER": folder}
    environment |= DEPLOYED if step.deployed else {}
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Outcome(step, done.returncode != 0, time.monotonic() - started, done.stdout)


def report(outcomes: list[Outcome]) -> int:
    """Print what the failed steps said, then one line a step; answer how many failed."""
    failures = [outcome for outcome in outcomes if outcome.failed]
    for outcome in failures:
        print(f"\n--- {outcome.step.name}: {' '.join(outcome.step.command[-3:])}")
        print(outcome.words.rstrip())
    print()
    for outcome in outcomes:
        state = "FAILED" if outcome.failed else "ok"
        print(f"{outcome.step.name:12}{state:8}{outcome.seconds:6.1f} s  {outcome.step.keeps}")
    print(f"\n{len(failures)} of {len(outcomes)} checks failed")
    return min(len(failures), MOST)


if __name__ == "__main__":
    sys.exit(main())
