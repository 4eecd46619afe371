"""What a benchmark of scale shares: invented cases kept on disk, and what a process has used."""

import json
import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "benchmarks"
ANCHOR = date(2026, 6, 30)


def cases_file(cases: int, practices: int, seed: int = 7) -> Path:
    """Invent a table of cases, played out, or find the one that was invented before."""
    path = FOLDER / f"cases-{cases}-{practices}-{seed}.parquet"
    if not path.exists():
        from linkwork.invented.cases import write

        FOLDER.mkdir(parents=True, exist_ok=True)
        print(f"inventing {cases:,} cases ...", file=sys.stderr, flush=True)
        begun = path.with_suffix(".begun")
        write(begun, cases, seed, anchor=ANCHOR, practices=practices, played_out=True)
        begun.rename(path)
    return path


def in_a_process(script: str, *words: object) -> dict[str, Any]:
    """Run one part of a benchmark in a process of its own, and read the line of JSON it ends with.

    One thread for BLAS, as the commands have it; the work is handed out in larger parts.
    """
    ran = subprocess.run(
        [sys.executable, script, *(str(word) for word in words)],
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        cwd=ROOT,
    )
    if ran.returncode:
        raise SystemExit(f"{' '.join(map(str, words))} failed:\n{ran.stderr}")
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said


def cpu() -> float:
    """CPU seconds of this process and its children so far, every thread."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mb() -> float:
    """Peak memory of this process in MB."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def busy() -> str:
    """Say how busy the machine is beside this."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
