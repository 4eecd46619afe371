"""Every statement of the library on millions of cases: one scan, reading alone, and refitting.

Each part runs in a process of its own on the same Parquet file, and counts all of its wall and CPU
time. The peers refit Lin's model with clustered errors (CR1) on the arms and confounders that our
layout gives them, for a few statements of a part of the cases (whole practices), since five
million rows by a hundred columns would not fit their memory; their time is scaled by cases and
statements, and said to be. Ends with one line of JSON.

    python benchmarks/statements.py [--cases 5000000] [--practices 1000] [--peer-cases 500000]
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.of_scale.measuring import (  # noqa: E402
    busy,
    cases_file,
    cpu,
    in_a_process,
    peak_mb,
)

REFITTED = ("EN1", "EG3", "AD3")  # one a stage, so that rows and columns are those of many
GOALS = {"seconds": 10.0, "of reading": 2.0, "difference": 1e-9}
PARTS = ("reading", "linkwork", "part", "statsmodels", "pyfixest")


def main() -> None:
    """Invent the cases if need be, run everybody on them, compare."""
    asked = _arguments()
    if asked.run:
        answer = _run(asked.run, asked)
        used = {"seconds": time.perf_counter() - STARTED, "cpu": cpu(), "peak_mb": peak_mb()}
        print(json.dumps(used | answer))
        return
    asked.file = str(cases_file(asked.cases, asked.practices))
    print(f"{asked.cases:,} cases, {asked.practices:,} practices; {busy()}\n")
    told: dict[str, dict[str, Any]] = {}
    for name in PARTS:
        told[name] = in_a_process(__file__, "--run", name, *_words(asked))
        print(_line(name, told[name]), flush=True)
    figures = _figures(told, asked)
    print(f"\n{_verdict(figures)}\n{json.dumps(figures)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_000_000)
    parser.add_argument("--practices", type=int, default=1_000)
    parser.add_argument("--peer-cases", type=int, default=500_000)
    parser.add_argument("--run", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    return parser.parse_args()


def _words(asked: argparse.Namespace) -> list[object]:
    words: list[object] = ["--file", asked.file, "--cases", asked.cases]
    return [*words, "--practices", asked.practices, "--peer-cases", asked.peer_cases]


def _run(name: str, asked: argparse.Namespace) -> dict[str, Any]:
    if name == "reading":
        return _reading(asked.file)
    if name == "linkwork":
        return _linkwork(asked.file)
    if name == "part":
        return _linkwork(asked.file, _first_practices(asked))
    return _peer(name, asked)


def _first_practices(asked: argparse.Namespace) -> int:
    """How many practices hold about as many cases as the peers are given."""
    share = float(asked.peer_cases) / float(asked.cases)
    return max(60, round(float(asked.practices) * share))


def _facts() -> list[str]:
    """The columns that all statements need."""
    from linkwork.learning.methods.asking import facts_asked
    from linkwork.learning.methods.designs import Plan

    return [Plan().cluster, *facts_asked(_designs(), Plan())]


def _designs() -> list[Any]:
    from linkwork.learning.methods.designs import Plan, design_for
    from linkwork.theory.statement import starter

    made = [design_for(one, Plan()) for one in starter().statements]
    return [one for one in made if one is not None]


def _reading(file: str) -> dict[str, Any]:
    """Merely read the same columns: DuckDB's sum of each, or of the lengths of words."""
    import duckdb

    cases = duckdb.connect().read_parquet(file)
    kinds = dict(zip(cases.columns, map(str, cases.types), strict=True))
    sums = [_sum(name, kinds[name]) for name in _facts() if name in kinds]
    before, started = cpu(), time.perf_counter()
    cases.aggregate(", ".join(sums)).fetchall()
    return {"alone": time.perf_counter() - started, "alone_cpu": cpu() - before}


def _sum(name: str, kind: str) -> str:
    if kind == "VARCHAR":
        return f"sum(length({name}))"
    return f"max({name})" if kind == "DATE" else f"sum({name}::DOUBLE)"


def _cases(file: str, practices: int | None) -> Any:
    from linkwork.learning.methods.table import open_cases

    cases = open_cases(file)
    if practices is None:
        return cases
    names = cases.practice.name("practice").as_table().distinct().order_by("practice")
    last = names.limit(1, offset=practices).to_pyarrow()["practice"].to_pylist()
    return cases.filter(cases.practice < last[0]) if last else cases


def _linkwork(file: str, practices: int | None = None) -> dict[str, Any]:
    """Look, scan, and find what every statement comes to; all that stands beside it too."""
    from linkwork.learning.methods import testing
    from linkwork.theory.statement import starter

    before, started = cpu(), time.perf_counter()
    findings = testing.run(starter().statements, _cases(file, practices))
    shown = [one for one in findings if one.effect is not None]
    return {
        "alone": time.perf_counter() - started,
        "alone_cpu": cpu() - before,
        "statements": len(shown),
        "found": {one.statement: [one.effect, one.se, one.n] for one in shown},
    }


def _peer(name: str, asked: argparse.Namespace) -> dict[str, Any]:
    """Refit a few statements, each from a ready table of its arms, outcome and confounders."""
    fit = {"statsmodels": _statsmodels, "pyfixest": _pyfixest}[name]
    took, used, found = 0.0, 0.0, {}
    for rows, code in _ready(asked):
        before, started = cpu(), time.perf_counter()
        effect, error = fit(rows)
        took, used = took + time.perf_counter() - started, used + cpu() - before
        found[code] = [effect, error, len(rows)]
    return {"alone": took, "alone_cpu": used, "statements": len(found), "found": found}


def _ready(asked: argparse.Namespace) -> Any:
    """Each statement's table in pandas: y, t, practice, and confounders about their mean."""
    from linkwork.learning.methods.asking import facts_asked
    from linkwork.learning.methods.columns import arm_of, lay_out, look, outcome_of
    from linkwork.learning.methods.designs import Plan
    from linkwork.theory.vocabulary import vocabulary

    cases, plan, designs = _cases(asked.file, _first_practices(asked)), Plan(), _designs()
    found = look(cases, facts_asked(designs, plan), plan.cluster, vocabulary())
    for design in (one for one in designs if one.key in REFITTED):
        layout = lay_out([design], cases, found, plan.cluster, vocabulary())
        names = layout.confounders[design.key]
        beside = cases.select("practice", arm=arm_of(design, cases), y=outcome_of(design, cases))
        rows = layout.table.select(*names).to_pyarrow().to_pandas().astype(float)
        rows[["practice", "arm", "y"]] = beside.to_pyarrow().to_pandas()
        rows = rows[rows["arm"].isin([1, 2])].reset_index(drop=True)
        rows["t"] = (rows.pop("arm") == 2).astype(float)
        kept = [name for name in names if rows.groupby("t")[name].std().min() > 0]
        rows[kept] -= rows[kept].mean()
        columns = {name: f"z{place}" for place, name in enumerate(kept)}
        yield rows[["y", "t", "practice", *kept]].rename(columns=columns), design.key


def _statsmodels(rows: Any) -> tuple[float, float]:
    import numpy as np
    import statsmodels.api as sm

    given = rows.drop(columns=["y", "t", "practice"]).to_numpy()
    treated = rows["t"].to_numpy()[:, None]
    design = np.hstack([np.ones_like(treated), treated, given, given * treated])
    groups = rows["practice"].factorize()[0]
    fit = sm.OLS(rows["y"].to_numpy(), design).fit(cov_type="cluster", cov_kwds={"groups": groups})
    return float(fit.params[1]), float(fit.bse[1])


def _pyfixest(rows: Any) -> tuple[float, float]:
    import pyfixest as pf

    given = [name for name in rows.columns if name.startswith("z")]
    both = " + ".join([*given, *(f"t:{name}" for name in given)])
    fit: Any = pf.feols(f"y ~ t + {both}", data=rows, vcov={"CRV1": "practice"})
    return float(fit.coef()["t"]), float(fit.se()["t"])


def _line(name: str, told: dict[str, Any]) -> str:
    label = "linkwork, part" if name == "part" else name
    words = f"{label:15} wall {told['alone']:7.2f} s   CPU {told['alone_cpu']:7.2f} s"
    words += f"   peak {told['peak_mb']:6,.0f} MB"
    return words + (f"   {told['statements']} statements" if "statements" in told else "")


def _figures(told: dict[str, dict[str, Any]], asked: argparse.Namespace) -> dict[str, Any]:
    ours, part = told["linkwork"], told["part"]
    figures: dict[str, Any] = {"cases": asked.cases, "practices": asked.practices}
    for name, one in told.items():
        figures[f"{name}_wall_seconds"] = round(one["alone"], 2)
        figures[f"{name}_cpu_seconds"] = round(one["alone_cpu"], 2)
        figures[f"{name}_peak_mb"] = round(one["peak_mb"])
    figures["statements"] = ours["statements"]
    figures["of_reading_cpu"] = round(ours["alone_cpu"] / told["reading"]["alone_cpu"], 2)
    share = asked.peer_cases / asked.cases
    for name in ("statsmodels", "pyfixest"):
        each = told[name]["alone_cpu"] / told[name]["statements"] / share
        figures[f"{name}_scaled_cpu_seconds"] = round(each * ours["statements"], 1)
        figures[f"cpu_times_{name}"] = round(each * ours["statements"] / ours["alone_cpu"], 1)
        figures[f"difference_{name}"] = _apart(told[name]["found"], part["found"])
    figures["machine"] = busy()
    return figures


def _apart(theirs: dict[str, list[float]], ours: dict[str, list[float]]) -> float:
    """The largest relative difference of an effect or its error."""
    return max(
        abs(ours[code][place] / one[place] - 1) for code, one in theirs.items() for place in (0, 1)
    )


def _verdict(figures: dict[str, Any]) -> str:
    """Hold the figures against the goals."""
    worst = max(figures["difference_statsmodels"], figures["difference_pyfixest"])
    rows = [
        ("all statements, wall seconds", figures["linkwork_wall_seconds"], GOALS["seconds"]),
        ("CPU, times merely reading", figures["of_reading_cpu"], GOALS["of reading"]),
        ("largest relative difference", worst, GOALS["difference"]),
    ]
    return "\n".join(
        f"{name:30} {value:10.4g}   goal {goal:8.4g}   {'met' if value <= goal else 'MISSED'}"
        for name, value, goal in rows
    )


if __name__ == "__main__":
    main()
