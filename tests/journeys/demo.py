"""The demonstration a journey walks through: its address, its folder and its commands."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Any

from tools.demo_server import command, environment


@dataclass(frozen=True)
class Demo:
    """A demonstration that is served."""

    address: str
    folder: Path

    def linkwork(self, *arguments: str) -> str:
        """Run a `linkwork` command on its database; answer what it printed."""
        done = subprocess.run(
            command(*arguments), env=environment(self.folder), capture_output=True, text=True
        )
        assert done.returncode == 0, f"linkwork {' '.join(arguments)}: {done.stderr}"
        return done.stdout.strip()

    def make(self) -> dict[str, Any]:
        """Make the people whom the journeys are about; answer where they are found."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.making"],
            env=environment(self.folder),
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert done.returncode == 0, done.stderr
        made: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return made

    def post(self, address: str) -> Iterator[str]:
        """What was sent to an e-mail address or a telephone, the newest first."""
        for path in sorted((self.folder / "outbox").glob("*"), key=_sent_at, reverse=True):
            text = path.read_bytes()
            if path.suffix == ".txt" and text.decode().startswith(f"To: {address}"):
                yield text.decode()
            elif path.suffix == ".log":
                # Messages of one moment can stand in one file, each ended by a line of dashes.
                for part in reversed(re.split(rb"\n-{70,}\n", text)):
                    message = message_from_bytes(part)
                    if message["To"] == address:
                        yield message.get_payload(decode=True).decode()  # type: ignore[union-attr]

    def link_to(self, address: str, number: int = 0) -> str:
        """The way in that was sent to an address, on this demonstration: the newest, or before."""
        found = [one for text in self.post(address) for one in re.findall(r"/l/[^/\s]+/", text)]
        return f"{self.address}{found[number]}"

    def code_to(self, address: str) -> str:
        """The six digits that were sent to an address last."""
        found = re.search(r"code is (\d{6})", next(self.post(address)))
        assert found is not None, f"no code came to {address}"
        return found[1]


def _sent_at(path: Path) -> int:
    return path.stat().st_mtime_ns
