"""`linkwork test`, `effect`, `mediate`: what a table of cases says of statements."""

from dataclasses import asdict
from pathlib import Path
from typing import Literal

import click

from linkwork.site.commands.answers import (
    Progress,
    chosen,
    library,
    listed,
    print_findings,
    print_rows,
    row,
    say_few,
    say_gaps,
    write_json,
    write_report,
)
from linkwork.site.commands.declaring import Said, declared


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
@click.option(
    "--context",
    multiple=True,
    help='A condition that parts the cases, as in "lives_alone": for whom does it hold?'
    " Declared beforehand; may be given more than once.",
)
@click.option(
    "--exploratory",
    multiple=True,
    help="A condition that parts the cases of every statement, looked at without being declared:"
    " marked so, and corrected as such. May be given more than once.",
)
@click.option(
    "--probe",
    "probe",
    multiple=True,
    help="The fact through which a statement may work, as in EG5=felt_heard (with --whole).",
)
@click.option(
    "--lottery",
    "lottery",
    multiple=True,
    help="The draw by which a component was shared out, as in EG3=drawn_for_company: everybody"
    " entered is then also compared by what was drawn.",
)
@click.option(
    "--prior",
    "prior_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What studies elsewhere lead one to expect, as TOML: [EG3] mean, sd (percentage points),"
    " source, directness.",
)
@click.option(
    "--whole",
    is_flag=True,
    help="Read the rows again for second opinions: doubly robust, missing values, lost outcomes,"
    " balance, mechanisms. Takes longer.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=20_261_122,
    show_default=True,
    help="For what is drawn: bootstrap, folds.",
)
@click.option(
    "--memory",
    help="What the work may take in all, as in 500MB; beyond it, it works from the disk.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for finished parts of the scan: stopped, it goes on from there. Sensitive.",
)
@click.option("--json", "json_file", help="Write the findings as JSON to a file; - for here.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report as one HTML page.",
)
def test(
    *,
    cases: str,
    statements_file: Path | None,
    only: str | None,
    cluster: str,
    smallest: float,
    context: tuple[str, ...],
    exploratory: tuple[str, ...],
    probe: tuple[str, ...],
    lottery: tuple[str, ...],
    prior_file: Path | None,
    whole: bool,
    seed: int,
    memory: str | None,
    keep: Path | None,
    json_file: str | None,
    report_file: Path | None,
) -> None:
    """Test statements on CASES: a Parquet, CSV, DuckDB or SQLite file, or a database URL.

    spark:/// before the path of a Parquet file or folder lets Spark read it, where it is installed.

    One row a case, columns named by the vocabulary (`linkwork cases export` writes such a table).
    What is missing is said: a statement whose facts are not there is not testable.
    """
    from linkwork.learning.methods import testing
    from linkwork.learning.methods.designs import Plan
    from linkwork.learning.methods.table import CasesError, open_cases

    statements = chosen(library(statements_file), only)
    plan = Plan(smallest=smallest / 100, cluster=cluster, whole=whole, seed=seed)
    said = Said(context, exploratory, probe, lottery, prior_file)
    plan = declared(said, statements, plan)
    tell = Progress()
    try:
        table = open_cases(cases, memory=memory)
        count = int(table.count().to_pyarrow().as_py())
        findings = testing.run(statements, table, plan, tell.rows(count), tell.steps, kept=keep)
    except (CasesError, testing.LacksCluster, TypeError) as error:
        raise click.ClickException(str(error)) from error
    tell.done()
    if json_file:
        write_json({"findings": [row(one) for one in findings]}, json_file)
    if report_file:
        write_report(report_file, findings, statements, plan, (cases, count))
    if json_file != "-":
        print_findings(findings, count)


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
    *,
    table: str,
    outcome: str,
    component: str,
    confounders: str,
    cluster: str | None,
    errors: Literal["hc1", "cr1"] | None,
    json_file: str | None,
    lin: bool,
) -> None:
    """Estimate the effect of a component in TABLE, a CSV, Parquet or database of any columns.

    The effect is the component's coefficient in least squares with the confounders; one in words
    becomes a column for each word, less the first. Rows with a gap are left out, and counted.
    """
    from linkwork.learning.methods.comparing import effect as estimate
    from linkwork.learning.methods.sources import CasesError
    from linkwork.learning.methods.tabular import Unusable

    try:
        found = estimate(
            table,
            outcome=outcome,
            component=component,
            confounders=listed(confounders),
            cluster=cluster,
            errors=errors,
            lin=lin,
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    say_gaps(found.dropped, found.gaps)
    say_few(found.clusters)
    if json_file:
        write_json(asdict(found), json_file)
    if json_file == "-":
        return
    print_rows(
        f"Effect of {component} on {outcome}",
        [
            ("effect", f"{found.effect:.6g}"),
            ("95 % interval", f"{found.ci[0]:.6g} to {found.ci[1]:.6g}"),
            ("standard error", f"{found.se:.6g}"),
            ("unadjusted", f"{found.naive:.6g}"),
            ("rows", f"{found.n:,}"),
            ("clusters", f"{found.clusters:,}" if found.clusters else "none"),
            ("method", found.method),
        ],
    )


@click.command()
@click.argument("table")
@click.option("--outcome", required=True, help="The column that is to change.")
@click.option("--component", required=True, help="The column whose effect is asked for.")
@click.option("--mechanism", required=True, help="The column that may carry the effect.")
@click.option("--confounders", default="", help="Columns to hold equal, with commas between.")
@click.option("--json", "json_file", help="Write the answer as JSON to a file; - for here.")
def mediate(
    *,
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
            confounders=listed(confounders),
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    say_gaps(found.dropped, found.gaps)
    if json_file:
        write_json(asdict(found), json_file)
    if json_file == "-":
        return
    low, high = found.ci_indirect
    print_rows(
        f"Effect of {component} on {outcome}, through {mechanism} and past it",
        [
            ("indirect (a × b)", f"{found.indirect:#.4g} ({low:#.4g} to {high:#.4g})"),
            ("direct", f"{found.direct:#.4g}"),
            ("total", f"{found.total:#.4g}"),
            (f"a: {component} to {mechanism}", f"{found.a:#.4g} (standard error {found.se_a:.2g})"),
            (f"b: {mechanism} to {outcome}", f"{found.b:#.4g} (standard error {found.se_b:.2g})"),
            ("rows", f"{found.n:,}"),
        ],
    )
    click.echo(
        "Causal only if nothing else moves both mechanism and outcome once the component and the\n"
        f"confounders are held equal. A correlation of {found.rho:.2f} between what else moves\n"
        "the two would make the indirect effect vanish."
    )


commands: list[click.Command] = [test, effect, mediate]
