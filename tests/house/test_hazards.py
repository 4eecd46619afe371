"""Every hazard has its control, and every control a test that is there."""

import ast
import re

from tests.house.sources import ROOT

LOG = ROOT / "docs/safety/hazards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
# What the design asks for, each in a word of the hazard's heading.
ASKED = (
    "lost", "wrong person", "alert is missed", "wrong provider", "without consent",
    "stale directory", "hides", "steer", "wrong date",
)  # fmt: skip


def hazards() -> dict[str, str]:
    """Each hazard's heading and what stands below it."""
    parts = LOG.read_text("utf-8").split("\n## ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in parts}


def test_every_hazard_is_there() -> None:
    """The design's nine hazards stand in the log, each with a number of its own."""
    heads = [head.lower() for head in hazards()]
    assert not [word for word in ASKED if not any(word in head for head in heads)]
    numbers = [head.split()[0] for head in hazards()]
    assert len(set(numbers)) == len(numbers)


def test_every_hazard_has_a_control_with_a_test() -> None:
    """A hazard without a control, or a control without a test, is not closed."""
    assert not [head for head, below in hazards().items() if not NAMED.search(below)]
    rows = [
        line
        for below in hazards().values()
        for line in below.splitlines()
        if line.startswith("|") and not line.startswith(("|---", "| control"))
    ]
    assert rows
    assert not [row for row in rows if not NAMED.search(row)]


def test_the_tests_that_are_named_exist() -> None:
    """A test named in the log is a function of that file."""
    missing = []
    for path, name in NAMED.findall(LOG.read_text("utf-8")):
        there = ROOT / path
        tree = ast.parse(there.read_text("utf-8")) if there.is_file() else ast.parse("")
        if name not in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}:
            missing.append(f"{path}::{name}")
    assert not missing
