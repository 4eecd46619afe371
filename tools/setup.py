"""Prepare .venv from the lock with nothing but Python and pip; a second run has nothing to do.

Written so that an old Python can read it far enough to say that it is too old.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
FRONT_END = ROOT / "linkwork" / "ui" / "static" / "vendor"
READY = VENV / ".ready"
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)
# What decides the contents of .venv, and how long it stays as it is.
DECIDES = (
    "requirements.lock",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "hatch_build.py",
)


def main() -> int:
    """Make the environment ready, step by step; answer the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pip", action="store_true", help="install with pip alone, without uv")
    asked = parser.parse_args()
    trouble = unfit()
    if trouble:
        print(trouble, file=sys.stderr)
        return 1
    wanted = fingerprint()
    if FRONT_END.is_dir() and READY.is_file() and READY.read_text() == wanted and linkwork_runs():
        os.utime(str(READY))
        return 0
    started = time.monotonic()
    try:
        make_venv()
        install(with_uv=not asked.pip)
    except subprocess.CalledProcessError as error:
        print(f"Set-up stopped: `{' '.join(map(str, error.cmd))}` failed.", file=sys.stderr)
        return 1
    READY.write_text(wanted)
    print(f"Ready in {time.monotonic() - started:.0f} s: .venv/bin/linkwork")
    return 0


def unfit() -> str | None:
    """Say why this Python cannot be used, or None where it can."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST:
        return (
            f"Linkwork needs Python {OLDEST[0]}.{OLDEST[1]} or newer; "
            f"{sys.executable} is {version}.\n"
            "Say which one to use, for example: make setup PYTHON=python3.12"
        )
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        return (
            f"{sys.executable} has no venv module.\n"
            "On Debian and Ubuntu: apt-get install python3-venv. "
            "Or name another Python: make setup PYTHON=/path/to/python3"
        )
    return None


def fingerprint() -> str:
    """Answer one hash of everything that decides what is installed."""
    parts = [(ROOT / name).read_bytes() for name in DECIDES]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def linkwork_runs() -> bool:
    """Say whether the installed command still starts (a moved folder breaks it)."""
    try:
        done = subprocess.run([str(VENV / "bin" / "linkwork"), "--version"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def make_venv() -> None:
    """Create .venv, or make it anew where its Python no longer runs."""
    python = VENV / "bin" / "python"
    if python.exists():
        done = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True)
        if done.returncode == 0:
            return
    say("Making .venv")
    run(sys.executable, "-m", "venv", "--clear", VENV)


def install(*, with_uv: bool) -> None:
    """Install the lock, every file checked by its hash, and then Linkwork itself."""
    python = VENV / "bin" / "python"
    tool = [python, "-m", "pip"]
    quiet = ["--quiet", "--disable-pip-version-check"]
    if with_uv and fetch_uv(python):
        tool, quiet = [VENV / "bin" / "uv", "pip"], ["--quiet", "--python", str(python)]
    say("Installing what requirements.lock names")
    run(*tool, "install", *quiet, "--require-hashes", "-r", LOCK)
    say("Installing Linkwork and its front end")
    run(*tool, "install", *quiet, "--no-build-isolation", "--no-deps", "-e", ROOT)


def fetch_uv(python: Path) -> bool:
    """Install uv from its own lines of the lock; False where that fails and pip must do."""
    say("Fetching uv")
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "uv.lock"
        lines.write_text(pinned("uv", LOCK.read_text()))
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*map(str, command), "--require-hashes", "-r", str(lines)])
    if done.returncode:
        say("uv could not be had; pip alone will do, more slowly")
    return done.returncode == 0


def pinned(name: str, lock: str) -> str:
    """Cut the lines of one package, with its hashes, out of the lock."""
    taken, inside = [], False
    for line in lock.splitlines():
        if not line.startswith((" ", "\t")):
            inside = line.startswith(f"{name}==")
        if inside:
            taken.append(line)
    return "\n".join(taken) + "\n"


def run(*command: object) -> None:
    """Run one command from the root; stop the set-up where it fails."""
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


def say(words: str) -> None:
    """Tell the person waiting what happens now."""
    print(f"{words} ...", flush=True)


if __name__ == "__main__":
    sys.exit(main())
