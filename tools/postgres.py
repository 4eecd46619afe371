"""A PostgreSQL of one's own for the length of a command: `python tools/postgres.py -- pytest`.

The new DATABASE_URL is in the command's environment. The cluster lives in a temporary folder,
listens on a socket there and on a free port of the loopback address, and is gone afterwards.
"""

import argparse
import contextlib
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

UNSAFE_BUT_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def main() -> int:
    """Start a cluster, run the command beside it, stop it; answer the command's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", nargs="+", help="what to run, after --")
    asked = parser.parse_args()
    if programs() is None:
        print("PostgreSQL is not installed here (no initdb found).", file=sys.stderr)
        return 1
    with cluster() as url:
        return subprocess.run(asked.command, env={**os.environ, "DATABASE_URL": url}).returncode


def programs() -> Path | None:
    """Find the folder of the newest PostgreSQL programs, or None."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    versions = sorted(debian, key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    if versions:
        return versions[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Run a private cluster and answer the URL of its empty database."""
    folder = programs()
    if folder is None:
        raise FileNotFoundError("PostgreSQL is not installed here (no initdb found)")
    owner = as_owner()
    home = Path(tempfile.mkdtemp(prefix="linkwork-pg-"))
    try:
        if owner:
            shutil.chown(home, "postgres")
        data, port = home / "data", free_port()
        options = {**UNSAFE_BUT_QUICK, "port": str(port), "unix_socket_directories": str(home)}
        given = " ".join(f"-c {name}={value}" for name, value in options.items())
        run = [*owner, str(folder / "pg_ctl"), "--silent", f"--pgdata={data}"]
        initdb = ["--username=linkwork", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        quiet(*owner, str(folder / "initdb"), f"--pgdata={data}", *initdb, cwd=home)
        quiet(*run, "-w", "-o", given, f"--log={home / 'log'}", "start", cwd=home)
        try:
            yield f"postgres://linkwork@127.0.0.1:{port}/postgres"
        finally:
            quiet(*run, "-w", "--mode=immediate", "stop", cwd=home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def as_owner() -> list[str]:
    """Answer the prefix that leaves root behind, which initdb refuses to be."""
    if os.geteuid() != 0:
        return []
    pwd.getpwnam("postgres")  # a KeyError names the missing user
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def free_port() -> int:
    """Ask the system for a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def quiet(*command: str, cwd: Path) -> None:
    """Run one of PostgreSQL's programs; show its words only where it fails."""
    with (cwd / "words").open("w") as words:
        done = subprocess.run(command, stdout=words, stderr=subprocess.STDOUT, cwd=cwd)
    if done.returncode:
        raise RuntimeError(f"{command[-1]} failed:\n{(cwd / 'words').read_text()}")


if __name__ == "__main__":
    sys.exit(main())
