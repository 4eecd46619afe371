"""Set-up starts on a bare machine, and says plainly what is missing."""

import ast
import importlib.util
import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.house.sources import ROOT
from tools import setup

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
TARGETS = {"setup", "demo", "test", "check", "bench", "docs", "load", "pictures"}


def test_an_old_python_can_read_far_enough_to_say_so() -> None:
    """The set-up parses on a Python that is too old to run the rest."""
    ast.parse((ROOT / "tools/setup.py").read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is too old is named, with the way to choose another."""
    assert setup.unfit() is None
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    assert "needs Python 3.11 or newer" in str(setup.unfit())
    assert "PYTHON=" in str(setup.unfit())


def test_a_missing_venv_module_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without python3-venv is told what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "python3-venv" in str(setup.unfit())


def test_uv_is_fetched_by_its_own_hashes() -> None:
    """The lines cut from the lock are uv's, whole, and nobody else's."""
    lines = setup.pinned("uv", LOCK).splitlines()
    assert re.match(rf"uv=={re.escape(version('uv'))}\b", lines[0])
    assert len(lines) > 3
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])


def test_a_change_of_the_lock_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set-up runs again when anything that decides the environment changes."""
    before = setup.fingerprint()
    monkeypatch.setattr(setup, "DECIDES", setup.DECIDES[1:])
    assert setup.fingerprint() != before


def test_every_habit_has_its_target() -> None:
    """`make` alone lists every habit with a word on what it does."""
    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True)
    assert {line.split()[1] for line in told.stdout.splitlines()} >= TARGETS


def test_the_makefile_says_when_there_is_no_python(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A machine without the named Python is told, before anything is made."""
    asked = ["make", "-s", "-B", ".venv/.ready", "PYTHON=python-that-is-not-there"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "There is no python-that-is-not-there" in done.stdout


def test_the_environment_is_the_locks() -> None:
    """What is installed here is what the lock names."""
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", LOCK, re.MULTILINE))
    for name in ("django", "duckdb", "ibis-framework", "nhsuk-frontend-jinja"):
        assert version(name) == pins[name], f"{name}: run `make setup`"
    assert sys.prefix != sys.base_prefix
