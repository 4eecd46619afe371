"""The same study on DuckDB and on Spark: equal to nine digits, and how long each takes.

Each runs in a process of its own on the same Parquet file, which Spark reads itself; wall and CPU
count everything from the opening of the table (Spark's Java, started before, is not counted in the
time but is in the CPU). Ends with one line of JSON.

    python benchmarks/spark.py [--cases 1000000,5000000,20000000] [--practices 1000]
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.of_scale.measuring import (
    busy,
    cases_file,
    cpu,
    in_a_process,
    peak_mb,
)

ENGINES = ("duckdb", "spark")
EQUAL = 1e-9


def main() -> None:
    """Run the study on both engines for every size, and compare."""
    asked = _arguments()
    if asked.run:
        print(json.dumps(_study(asked.run, asked.file, asked.memory)))
        return
    figures: dict[str, Any] = {"practices": asked.practices}
    for cases in (int(size) for size in asked.cases.split(",")):
        file = cases_file(cases, asked.practices)
        told = {}
        for engine in ENGINES:
            words = ("--run", engine, "--file", file, "--memory", asked.memory)
            told[engine] = in_a_process(__file__, *words)
            print(_line(engine, cases, told[engine]), flush=True)
            figures[f"{engine}_{cases}_wall_seconds"] = round(told[engine]["seconds"], 2)
        apart = _apart(told["duckdb"]["found"], told["spark"]["found"])
        figures[f"difference_{cases}"] = apart
        words_ = "equal" if apart <= EQUAL else "NOT EQUAL"
        print(f"{'':8} largest relative difference {apart:.2g}: {words_}\n", flush=True)
    figures["machine"] = busy()
    print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", default="1000000,5000000,20000000", help="sizes, with commas")
    parser.add_argument("--practices", type=int, default=1_000)
    parser.add_argument("--memory", default="4g", help="of Spark's Java")
    parser.add_argument("--run", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    return parser.parse_args()


def _study(engine: str, file: str, memory: str) -> dict[str, Any]:
    """Test every statement; gives each effect, its error and its cases."""
    from linkwork.learning.methods import spark, testing
    from linkwork.learning.methods.table import open_cases
    from linkwork.theory.statement import starter

    if engine == "spark":
        spark.session(memory=memory)
    started = time.perf_counter()
    cases = open_cases(f"spark://{file}" if engine == "spark" else file)
    findings = testing.run(starter().statements, cases)
    return {
        "seconds": time.perf_counter() - started,
        "cpu": cpu(),
        "peak_mb": peak_mb(),
        "found": {
            one.statement: [one.effect, one.se, one.n] for one in findings if one.effect is not None
        },
    }


def _line(engine: str, cases: int, told: dict[str, Any]) -> str:
    words = f"{engine:8} {cases:12,} cases   wall {told['seconds']:7.2f} s"
    return f"{words}   CPU of this process {told['cpu']:7.2f} s   {len(told['found'])} statements"


def _apart(one: dict[str, list[float]], other: dict[str, list[float]]) -> float:
    """The largest relative difference of an effect, an error or a count."""
    if set(one) != set(other):
        return float("inf")
    return max(abs(a / b - 1) for code in one for a, b in zip(one[code], other[code], strict=True))


if __name__ == "__main__":
    main()
