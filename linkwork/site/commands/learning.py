"""`linkwork test`, `effect`, `mediate`: does a statement hold on a table of cases?"""

import json
import os
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

# The scan multiplies many small matrices: more threads than one only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from linkwork.learning.methods.findings import Finding
    from linkwork.theory.statement import Library, Statement

PATIENCE = 2.0  # seconds of silence before the work says how far it has got


@click.command()
@click.argument("cases")
@click.option(
    "--statements",
    "statements_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Statements as TOML or JSON; without it, the 33 Linkwork is shipped with.",
)
@click.option("--only", help="Codes of the statements to test, with commas between.")
@click.option(
    "--cluster",
    default="practice",
    show_default=True,
    help="The column whose members are alike: practice or link_worker.",
)
@click.option(
    "--smallest",
    type=click.FloatRange(0.1, 100),
    default=5.0,
    show_default=True,
    help="The smallest difference that matters, in percentage points.",
)
@click.option("--json", "json_file", help="Write the findings as JSON to a file; - for here.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report as one HTML page.",
)
def test(
    cases: str,
    statements_file: Path | None,
    only: str | None,
    cluster: str,
    smallest: float,
    json_file: str | None,
    report_file: Path | None,
) -> None:
    """Test statements on CASES: a Parquet, CSV, DuckDB or SQLite file, or a database URL.

    One row a case, columns named by the vocabulary (`linkwork cases export` writes such a table).
    What is missing is said: a statement whose facts are not there is not testable.
    """
    from linkwork.learning.methods import testing
    from linkwork.learning.methods.designs import Plan
    from linkwork.learning.methods.table import CasesError, open_cases

    chosen = _chosen(_library(statements_file), only)
    plan = Plan(smallest=smallest / 100, cluster=cluster)
    tell = _Progress()
    try:
        table = open_cases(cases)
        count = int(table.count().to_pyarrow().as_py())
        findings = testing.run(chosen, table, plan, tell.rows(count))
    except (CasesError, testing.LacksCluster, TypeError) as error:
        raise click.ClickException(str(error)) from error
    tell.done()
    if json_file:
        _write_json({"findings": [_row(one) for one in findings]}, json_file)
    if report_file:
        _write_report(report_file, findings, chosen, plan, (cases, count))
    if json_file != "-":
        _print_findings(findings, count)


@click.command()
@click.argument("table")
@click.option("--outcome", required=True, help="The column that is to change.")
@click.option("--component", required=True, help="The column whose effect is asked for.")
@click.option("--confounders", default="", help="Columns to hold equal, with commas between.")
@click.option("--cluster", help="The column whose members are alike; errors are then CR1.")
@click.option(
    "--se",
    "errors",
    type=click.Choice(["hc1", "cr1"]),
    help="Kind of standard errors: hc1, or cr1 where a cluster is named.",
)
@click.option(
    "--lin/--ols",
    default=False,
    help="Add component × centred confounders (Lin), or not (least squares; default).",
)
@click.option("--json", "json_file", help="Write the answer as JSON to a file; - for here.")
def effect(
    table: str,
    outcome: str,
    component: str,
    confounders: str,
    cluster: str | None,
    errors: Literal["hc1", "cr1"] | None,
    json_file: str | None,
    *,
    lin: bool,
) -> None:
    """Estimate the effect of a component in TABLE, a CSV, Parquet or database of any columns.

    The effect is the component's coefficient in least squares of the outcome on the component and
    the confounders; a confounder in words becomes one column a word, less the first. Rows with a
    gap in any of these columns are left out, and counted.
    """
    from linkwork.learning.methods.comparing import effect as estimate
    from linkwork.learning.methods.sources import CasesError
    from linkwork.learning.methods.tabular import Unusable

    try:
        found = estimate(
            table,
            outcome=outcome,
            component=component,
            confounders=_listed(confounders),
            cluster=cluster,
            errors=errors,
            lin=lin,
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    _say_gaps(found.dropped, found.gaps)
    if found.clusters is not None and found.clusters < 10:
        click.echo(f"Only {found.clusters} clusters: the interval is too narrow.", err=True)
    if json_file:
        _write_json(asdict(found), json_file)
    if json_file == "-":
        return
    click.echo(f"Effect of {component} on {outcome}")
    _print_rows(
        [
            ("effect", f"{found.effect:.6g}"),
            ("95 % interval", f"{found.ci[0]:.6g} to {found.ci[1]:.6g}"),
            ("standard error", f"{found.se:.6g}"),
            ("unadjusted", f"{found.naive:.6g}"),
            ("rows", f"{found.n:,}"),
            ("clusters", f"{found.clusters:,}" if found.clusters else "none"),
            ("method", found.method),
        ]
    )


@click.command()
@click.argument("table")
@click.option("--outcome", required=True, help="The column that is to change.")
@click.option("--component", required=True, help="The column whose effect is asked for.")
@click.option("--mechanism", required=True, help="The column that may carry the effect.")
@click.option("--confounders", default="", help="Columns to hold equal, with commas between.")
@click.option("--json", "json_file", help="Write the answer as JSON to a file; - for here.")
def mediate(
    table: str,
    outcome: str,
    component: str,
    mechanism: str,
    confounders: str,
    json_file: str | None,
) -> None:
    """Part the effect of a component in TABLE: through a mechanism, and past it."""
    from linkwork.learning.methods.comparing import mediate as part
    from linkwork.learning.methods.sources import CasesError
    from linkwork.learning.methods.tabular import Unusable

    try:
        found = part(
            table,
            outcome=outcome,
            component=component,
            mechanism=mechanism,
            confounders=_listed(confounders),
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    _say_gaps(found.dropped, found.gaps)
    if json_file:
        _write_json(asdict(found), json_file)
    if json_file == "-":
        return
    low, high = found.ci_indirect
    click.echo(f"Effect of {component} on {outcome}, through {mechanism} and past it")
    _print_rows(
        [
            ("indirect (a × b)", f"{found.indirect:.4g} ({low:.4g} to {high:.4g})"),
            ("direct", f"{found.direct:.4g}"),
            ("total", f"{found.total:.4g}"),
            (f"a: {component} to {mechanism}", f"{found.a:.4g} (standard error {found.se_a:.2g})"),
            (f"b: {mechanism} to {outcome}", f"{found.b:.4g} (standard error {found.se_b:.2g})"),
            ("rows", f"{found.n:,}"),
        ]
    )
    click.echo(
        "Causal only if nothing else moves both mechanism and outcome once the component and the"
        f" confounders are held equal; a correlation of {found.rho:.2f} between what else moves them"
        " would make the indirect effect vanish."
    )


commands: list[click.Command] = [test, effect, mediate]


class _Progress:
    """Says on stderr how far the work has got, once it has taken a while."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.spoken = 0.0

    def rows(self, total: int) -> Callable[[int], None]:
        """Tell of rows read."""

        def tell(done: int) -> None:
            now = time.monotonic()
            if now - self.started > PATIENCE and now - self.spoken > 1:
                click.echo(f"\rread {done:,} of {total:,} cases", nl=False, err=True)
                self.spoken = now

        return tell

    def done(self) -> None:
        """End the line, if one was begun."""
        if self.spoken:
            click.echo(err=True)


def _library(path: Path | None) -> "Library":
    from linkwork.theory.statement import starter
    from linkwork.theory.text import StatementError, from_rows

    if path is None:
        return starter()
    try:
        text = path.read_text(encoding="utf-8")
        rows = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        return from_rows(rows)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    except (StatementError, ValueError) as error:
        raise click.ClickException(f"{path}: {error}") from error


def _chosen(library: "Library", only: str | None) -> "tuple[Statement, ...]":
    if not only:
        return library.statements
    chosen = []
    for code in _listed(only):
        statement = library.find(code)
        if statement is None:
            there = ", ".join(one.code for one in library.statements)
            raise click.ClickException(f"{code}: no such statement; there are {there}")
        chosen.append(statement)
    return tuple(dict.fromkeys(chosen))


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _row(finding: "Finding") -> dict[str, Any]:
    from linkwork.learning.methods.findings import as_row

    return as_row(finding)


def _write_json(answer: dict[str, Any], place: str) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    if place == "-":
        click.echo(text)
        return
    _write(Path(place), text + "\n")


def _write_report(
    path: Path,
    findings: "Sequence[Finding]",
    statements: "Sequence[Statement]",
    plan: Any,
    cases: tuple[str, int],
) -> None:
    from linkwork.learning.methods.report import Origin, page

    source = cases[0].rpartition("/")[2] if "://" not in cases[0] else "a database"
    origin = Origin(source, cases[1], date.today())  # noqa: DTZ011  (a person's day)
    _write(path, page(findings, statements, plan, origin))
    click.echo(f"{path}: the report", err=True)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error


def _print_findings(findings: "Sequence[Finding]", count: int) -> None:
    from linkwork.learning.methods.report import headline
    from linkwork.learning.methods.wording import VERDICT_WORDS, in_words

    click.echo(f"{count:,} cases. {headline(findings)}.\n")
    width = max((len(one.nickname) for one in findings), default=0)
    for one in findings:
        words = in_words(one)
        if one.effect is not None and one.reason and one.verdict == "insufficient":
            words = f"{words}: {one.reason}" if not one.reason.startswith(words) else one.reason
        size = f"n {one.n:,}" if one.n else ""
        verdict = VERDICT_WORDS[one.verdict]
        click.echo(f"{one.statement:6}{one.nickname:{width}}  {verdict:21}{size:>12}  {words}")


def _print_rows(rows: list[tuple[str, str]]) -> None:
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"  {name:{width}}  {value}")


def _say_gaps(dropped: int, gaps: dict[str, int]) -> None:
    if dropped:
        where = ", ".join(f"{name} {count:,}" for name, count in gaps.items())
        click.echo(f"Left out {dropped:,} rows with a gap (missing: {where}).", err=True)
