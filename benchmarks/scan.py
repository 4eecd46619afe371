"""One regression with clustered errors on millions of cases: ours, statsmodels and pyfixest.

Each runs in a process of its own that starts from the same Parquet file and counts all of its CPU
time (user and system, every thread, imports too) and its peak memory. Prints a table, and ends
with one line of JSON that holds its figures.

    python benchmarks/scan.py [--cases 5000000] [--practices 1000] [--shuffled]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.of_scale.measuring import cpu, peak_mb

STARTED = time.perf_counter()
REGRESSORS = [f"x{number:02}" for number in range(21)]
OUTCOME, CLUSTER = "y", "practice"
BLOCK = 250_000
GOALS = {"cpu": 1 / 5, "memory": 1 / 20, "further_seconds": 1.0, "difference": 1e-9}
RUNS = ("reading", "linkwork", "statsmodels", "pyfixest")


def main() -> None:
    """Write the cases, run everybody on them, compare."""
    asked = _arguments()
    if asked.run:
        _child(asked.run, Path(asked.file), asked)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.parquet"
        _ask("write", file, asked)
        size = file.stat().st_size / 1e6
        order = "shuffled" if asked.shuffled else "sorted by practice"
        print(
            f"{asked.cases:,} cases, {len(REGRESSORS)} regressors, {asked.practices:,} practices,"
        )
        print(f"{order}, CR1; {size:,.0f} MB of Parquet\n")
        told = {}
        for name in RUNS:
            told[name] = _ask(name, file, asked)
            print(_line(name, told[name]), flush=True)
    figures = _figures(asked, told)
    print()
    print(_verdict(figures))
    print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_000_000)
    parser.add_argument("--practices", type=int, default=1_000)
    parser.add_argument("--further", type=int, default=100, help="statements from the cache")
    parser.add_argument("--shuffled", action="store_true", help="practices in no order")
    parser.add_argument("--run", choices=("write", *RUNS), help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    return parser.parse_args()


def _ask(name: str, file: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Run one of them in a process of its own and read what it says."""
    words = [sys.executable, __file__, "--run", name, "--file", str(file)]
    words += ["--cases", str(asked.cases), "--practices", str(asked.practices)]
    words += ["--further", str(asked.further), *(["--shuffled"] if asked.shuffled else [])]
    ran = subprocess.run(words, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{name} failed:\n{ran.stderr}")
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said


def _child(name: str, file: Path, asked: argparse.Namespace) -> None:
    if name == "write":
        answer = _write(file, asked)
    elif name == "linkwork":
        answer = _linkwork(file, asked.further)
    else:
        answer = {"reading": _reading, "statsmodels": _statsmodels, "pyfixest": _pyfixest}[name](
            file
        )
    answer.setdefault("seconds", time.perf_counter() - STARTED)
    answer.setdefault("cpu", cpu())
    answer.setdefault("peak_mb", peak_mb())
    print(json.dumps(answer))


def _write(file: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Invent the cases: yes/no facts, ages, scores; an outcome in which practices differ."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    dice = np.random.default_rng(1)
    practice = dice.integers(0, asked.practices, asked.cases).astype(np.int32)
    if not asked.shuffled:
        practice.sort()
    pull = dice.normal(0, 0.05, asked.practices)
    slopes = np.concatenate(([0.12], dice.normal(0, 0.02, len(REGRESSORS) - 1)))
    writer = None
    for first in range(0, asked.cases, BLOCK):
        here = practice[first : first + BLOCK]
        facts = dice.normal(size=(len(REGRESSORS), len(here)))
        facts[0] = dice.random(len(here)) < 1 / (1 + np.exp(facts[1]))
        facts[2:12] = facts[2:12] > 0.4
        facts[12] = 60 + 15 * facts[12]
        facts[13:16] = np.clip(np.rint(5 + 2 * facts[13:16]), 0, 10)
        chance = 0.4 + slopes @ (facts - facts.mean(axis=1, keepdims=True)) + pull[here]
        yes = (dice.random(len(here)) < chance).astype(float)
        columns = dict(zip(REGRESSORS, facts, strict=True))
        table = pa.table({CLUSTER: here, OUTCOME: yes, **columns})
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table, row_group_size=BLOCK // 2)
    if writer:
        writer.close()
    return {}


def _reading(file: Path) -> dict[str, Any]:
    """Merely read the same columns: the sum of each."""
    import duckdb

    sums = ", ".join(f"sum({name})" for name in [OUTCOME, CLUSTER, *REGRESSORS])
    duckdb.connect().execute(f"SELECT {sums} FROM read_parquet(?)", [str(file)]).fetchall()
    return {}


def _linkwork(file: Path, further: int) -> dict[str, Any]:
    """Scan once; then as many further statements as asked, from the cache alone."""
    import duckdb

    from linkwork.learning.methods.regression import crossproducts, ols

    cases = duckdb.connect(config={"threads": 1}).read_parquet(str(file))
    cache = crossproducts(cases, [*REGRESSORS, OUTCOME], CLUSTER)
    fit = ols(cache, OUTCOME, REGRESSORS)
    told: dict[str, Any] = {
        "coefficients": fit.coefficients.tolist(),
        "errors": [fit.error(name) for name in fit.names],
        "cpu": cpu(),
        "peak_mb": peak_mb(),
        "seconds": time.perf_counter() - STARTED,
    }
    before, started = cpu(), time.perf_counter()
    for number in range(further):
        outcome = [OUTCOME, *REGRESSORS][number % (len(REGRESSORS) + 1)]
        given = [name for name in REGRESSORS if name != outcome][number % 7 :]
        ols(cache, outcome, given)
    told["further_seconds"] = time.perf_counter() - started
    told["further_cpu"] = cpu() - before
    return told


def _statsmodels(file: Path) -> dict[str, Any]:
    import pandas as pd
    import statsmodels.api as sm

    cases = pd.read_parquet(file)
    design = sm.add_constant(cases[REGRESSORS])
    fit = sm.OLS(cases[OUTCOME], design).fit(
        cov_type="cluster", cov_kwds={"groups": cases[CLUSTER]}
    )
    return {"coefficients": fit.params.tolist(), "errors": fit.bse.tolist()}


def _pyfixest(file: Path) -> dict[str, Any]:
    import pandas as pd
    import pyfixest as pf

    cases = pd.read_parquet(file)
    formula = f"{OUTCOME} ~ {' + '.join(REGRESSORS)}"
    fit: Any = pf.feols(formula, data=cases, vcov={"CRV1": CLUSTER})
    return {"coefficients": fit.coef().tolist(), "errors": fit.se().tolist()}


def _line(name: str, told: dict[str, Any]) -> str:
    words = f"{name:12} CPU {told['cpu']:7.2f} s   wall {told['seconds']:7.2f} s"
    words += f"   peak {told['peak_mb']:7,.0f} MB"
    if "further_seconds" in told:
        words += f"   further statements {told['further_seconds']:.3f} s"
    return words


def _apart(ours: list[float], theirs: list[float]) -> float:
    """The largest relative difference."""
    return max(abs(one / other - 1) for one, other in zip(ours, theirs, strict=True))


def _figures(asked: argparse.Namespace, told: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ours = told["linkwork"]
    figures: dict[str, Any] = {
        "cases": asked.cases,
        "regressors": len(REGRESSORS),
        "practices": asked.practices,
        "sorted": not asked.shuffled,
        "further_statements": asked.further,
        "further_seconds": round(ours["further_seconds"], 4),
        "further_cpu_seconds": round(ours["further_cpu"], 4),
    }
    for name, one in told.items():
        figures[f"{name}_cpu_seconds"] = round(one["cpu"], 3)
        figures[f"{name}_wall_seconds"] = round(one["seconds"], 3)
        figures[f"{name}_peak_mb"] = round(one["peak_mb"], 1)
        if name not in {"reading", "linkwork"}:
            figures[f"cpu_ratio_{name}"] = round(ours["cpu"] / one["cpu"], 4)
            figures[f"memory_ratio_{name}"] = round(ours["peak_mb"] / one["peak_mb"], 4)
            for part in ("coefficients", "errors"):
                figures[f"difference_{part}_{name}"] = _apart(ours[part], one[part])
    return figures


def _verdict(figures: dict[str, Any]) -> str:
    """Hold the figures against the goals."""
    worst = max(figures[f"difference_{part}_statsmodels"] for part in ("coefficients", "errors"))
    rows = [
        ("CPU, of statsmodels", figures["cpu_ratio_statsmodels"], GOALS["cpu"]),
        ("peak memory, of statsmodels", figures["memory_ratio_statsmodels"], GOALS["memory"]),
        ("further statements, seconds", figures["further_seconds"], GOALS["further_seconds"]),
        ("largest relative difference", worst, GOALS["difference"]),
    ]
    return "\n".join(
        f"{name:30} {value:10.4g}   goal {goal:8.4g}   {'met' if value <= goal else 'MISSED'}"
        for name, value, goal in rows
    )


if __name__ == "__main__":
    main()
