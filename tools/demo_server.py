"""The demonstration on a free port of this machine, from a folder of its own, ended afterwards."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120  # seconds until the server must answer


def environment(folder: Path) -> dict[str, str]:
    """The environment of a demonstration kept in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINKWORK_")}
    kept.pop("DATABASE_URL", None)
    kept["DJANGO_SETTINGS_MODULE"] = "linkwork.site.settings"
    return {**kept, "LINKWORK_FOLDER": str(folder), "LINKWORK_DEMO": "true"}


def command(*arguments: str) -> list[str]:
    """A `linkwork` command of this environment."""
    return [sys.executable, "-m", "linkwork.site", *arguments]


def fill(folder: Path, people: int) -> None:
    """Fill the demonstration's database, if it is not filled."""
    arguments = command("demo", "--people", str(people), "--no-serve")
    subprocess.run(arguments, env=environment(folder), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def served(folder: Path, people: int = 300) -> Iterator[str]:
    """The address of a demonstration that answers; it is ended on leaving."""
    fill(folder, people)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        command("demo", "--port", str(port)), env=environment(folder), stdout=subprocess.DEVNULL
    )
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310  (our own)
                return
        except OSError:  # not there yet, or too busy to answer in time
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer within {PATIENCE} s")
