"""Keeps each peer in an environment of its own, so that its demands never meet ours.

`python_of(peer)` answers the interpreter of the peer's environment under `var/peers`, made on
first use with pip and kept: a second run finds it. `ran(peer, script, ...)` runs a script there
and answers what it said on its last line as JSON.
"""

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "var" / "peers"
MARK = "made.txt"  # written last: an environment that broke off half-way is made again


@dataclass(frozen=True)
class Peer:
    """Another's program: the name of its environment, and exactly what stands in it."""

    name: str
    wants: tuple[str, ...]


BIB_DEDUPE = Peer("bib-dedupe-0.11", ("bib-dedupe==0.11.0",))
ASREVIEW = Peer("asreview-3.0", ("asreview==3.0.8",))


class NotMade(RuntimeError):
    """The environment could not be made; the message holds the last lines of why."""


def python_of(peer: Peer) -> Path:
    """The interpreter of the peer's own environment, made where it is not there yet."""
    folder = PEERS / peer.name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    wanted = "\n".join(peer.wants)
    mark = folder / MARK
    if mark.is_file() and mark.read_text("utf-8").startswith(wanted):
        return python
    print(f"making an environment for {peer.name} in {folder} ...", file=sys.stderr, flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    _said([str(python), "-m", "pip", "install", "--quiet", *peer.wants], peer)
    stands = _said([str(python), "-m", "pip", "freeze"], peer)
    mark.write_text(f"{wanted}\n\n{stands}", encoding="utf-8")
    return python


def stands_in(peer: Peer) -> dict[str, str]:
    """Every distribution in the peer's environment, with its version."""
    python_of(peer)
    lines = (PEERS / peer.name / MARK).read_text("utf-8").split("\n\n", 1)[1].splitlines()
    return dict(line.split("==", 1) for line in lines if "==" in line)


def ran(peer: Peer, script: Path, *given: str) -> Any:
    """Run a script in the peer's environment; the last line of what it prints is JSON."""
    python = python_of(peer)
    told = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(python), str(script), *given], capture_output=True, text=True, env=told, cwd=PEERS
    )
    if done.returncode:
        raise RuntimeError(f"{peer.name}: {script.name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def _said(command: list[str], peer: Peer) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NotMade(f"{peer.name}: {' '.join(command[2:])}: {done.stderr[-1500:]}")
    return done.stdout
