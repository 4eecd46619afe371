"""What is committed works anywhere: it names no machine, no registry, and no address in a lock."""

import re
import subprocess
import sys

from tests.house.sources import ROOT, files

FOLDERS = ("work", "root", "home", "Users", "tmp")
REGISTRIES = ("pypi" + ".org", "files.python" + "hosted.org", "registry.npm" + "js.org")
MACHINE = re.compile(rf"(?<![\w.~}}/-])/(?:{'|'.join(FOLDERS)})/[\w.-]")


def lines() -> list[tuple[str, str]]:
    """Every line of every text file, with its place."""
    found = []
    for path in files():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [(f"{path}:{number}", line) for number, line in enumerate(text.splitlines(), 1)]
    assert len(found) > 1000
    return found


def test_no_machine_is_named() -> None:
    """No file names a path of the machine it was written on."""
    assert not [place for place, line in lines() if MACHINE.search(line)]


def test_no_registry_is_named() -> None:
    """No file names the host of a package registry."""
    assert not [place for place, line in lines() if any(host in line for host in REGISTRIES)]


def test_the_locks_hold() -> None:
    """Every requirement is pinned and hashed, and no lock says where from."""
    done = subprocess.run(
        [sys.executable, "tools/lock.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
