"""Run every benchmark, one after the other, and say which failed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the named benchmarks, or all of them; answer how many failed."""
    scripts = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[a-z]*.py"))}
    wanted = sys.argv[1:] or list(scripts)
    if unknown := set(wanted) - set(scripts):
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(scripts)}")
        return 2
    failed = []
    for name in wanted:
        print(f"--- {name}", flush=True)
        if subprocess.run([sys.executable, str(scripts[name])], cwd=ROOT).returncode:
            failed.append(name)
    print(f"{len(failed)} of {len(wanted)} benchmarks failed {' '.join(failed)}".rstrip())
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
