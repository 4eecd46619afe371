"""`make check` can fail: each step is given the fault it is there to find."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.sources import ROOT, files
from tools.check import STEPS


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house in which faults may be made."""
    folder = tmp_path_factory.mktemp("house")
    for path in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    return folder


def appended(path: str, text: str) -> Callable[[Path], None]:
    """A fault: some text at the end of a file."""

    def make(folder: Path) -> None:
        with (folder / path).open("a") as file:
            file.write(text)

    return make


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A fault: one thing said differently."""

    def make(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), "utf-8")

    return make


NEW_COLUMN = (
    "kind: ClassVar[str]\n",
    "kind: ClassVar[str]\n    strange = models.BooleanField(default=False)\n",
)
FAULTS = {
    "format": appended("linkwork/theory/stages.py", "x  =  1\n"),
    "lint": appended("linkwork/theory/stages.py", "import os\n"),
    "types": appended("linkwork/theory/stages.py", 'LAST: int = "adherence"\n'),
    "imports": appended("linkwork/theory/stages.py", "import django\n"),
    "migrations": changed("linkwork/access/models/protected.py", *NEW_COLUMN),
    "deployment": appended("linkwork/site/settings.py", "SESSION_COOKIE_SECURE = False\n"),
    "language": appended("docs/reference/language.md", "A sentence no test stands behind.\n"),
    "reference": changed("docs/reference/settings.md", "Settings", "Some settings"),
    "locks": appended("requirements.lock", "stranger==1.0\n"),
}


def test_every_step_has_its_fault() -> None:
    """No step is taken on trust."""
    assert {step.name for step in STEPS} == FAULTS.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_a_step_finds_its_fault(copy: Path, name: str) -> None:
    """The step passes in the house as it is, and fails once the fault is there."""
    touched = {path: (copy / path).read_bytes() for path in files()}
    assert check(copy, name).returncode == 0
    FAULTS[name](copy)
    try:
        done = check(copy, name)
        assert done.returncode == 1
        assert "FAILED" in done.stdout
        assert "1 of 1 checks failed" in done.stdout
    finally:
        for path, text in touched.items():
            if (copy / path).read_bytes() != text:
                (copy / path).write_bytes(text)


def test_all_steps_run_and_failures_are_counted(copy: Path) -> None:
    """One failure does not hide another."""
    (copy / "linkwork/strange.py").write_text("import  os\n")
    try:
        done = check(copy, "format,lint,locks")
    finally:
        (copy / "linkwork/strange.py").unlink()
    assert done.returncode == 2
    assert "2 of 3 checks failed" in done.stdout


def test_an_unknown_step_is_named(copy: Path) -> None:
    """A misspelt step is an error, and never a check that passed."""
    done = check(copy, "formt")
    assert done.returncode == 2
    assert "no such step: formt" in done.stderr


def check(folder: Path, steps: str) -> subprocess.CompletedProcess[str]:
    """Run some steps of `make check` in a folder."""
    command = [sys.executable, "tools/check.py", "--only", steps]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)
