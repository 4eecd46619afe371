"""Write every generated page of docs/ anew."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRITERS = ("tests.spec.render", "linkwork.site.reference")


def main() -> int:
    """Run each writer; answer how many failed."""
    runs = [subprocess.run([sys.executable, "-m", name, "--write"], cwd=ROOT) for name in WRITERS]
    return sum(run.returncode != 0 for run in runs)


if __name__ == "__main__":
    sys.exit(main())
