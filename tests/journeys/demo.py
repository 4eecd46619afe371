"""The demonstration a journey walks through: its address, its folder and its commands."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

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
