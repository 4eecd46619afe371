"""`linkwork qca`: which combinations of conditions go with an outcome, from a CSV file."""

import json
from pathlib import Path
from typing import Any

import click


@click.command("qca")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--outcome", required=True, help="The outcome's column; ~Y or Y[2] is understood.")
@click.option("--conditions", required=True, help="The conditions' columns: A,B,C.")
@click.option("--negate", is_flag=True, help="Explain the absence of the outcome.")
@click.option(
    "--calibrate",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file: A = [out, cross, in], B = threshold, C = {thresholds = [1, 2]}.",
)
@click.option("--incl-cut", type=click.FloatRange(0, 1), default=0.8, show_default=True)
@click.option("--pri-cut", type=click.FloatRange(0, 1), default=0.0, show_default=True)
@click.option("--n-cut", type=click.IntRange(1), default=1, show_default=True)
@click.option("--directions", help="What is expected to help: 1,1,-,0 (- expects nothing).")
@click.option("--case", "label", help="The column that names the cases (else the first one).")
@click.option("--most-models", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--seconds", type=click.FloatRange(0.1, 3600), default=20.0, show_default=True)
@click.option("--json", "target", metavar="FILE", help="Write JSON to this file, or to - (stdout).")
def qca(source: Path, target: str | None, **asked: Any) -> None:
    """Compare cases as configurations (QCA).

    Crisp, fuzzy and multi-value: the truth table, the conservative, parsimonious and intermediate
    solutions with all their smallest models, their fit, and what is needed.
    """
    from linkwork.learning.methods import qca as methods

    try:
        rules = methods.read_calibration(asked["calibrate"]) if asked["calibrate"] else {}
        conditions = [one.strip() for one in asked["conditions"].split(",") if one.strip()]
        _check_rules(rules, asked["calibrate"], [*conditions, asked["outcome"]])
        cases = methods.read_cases(
            source,
            outcome=asked["outcome"],
            conditions=conditions,
            negate=asked["negate"],
            calibrate=rules,
            label=asked["label"],
        )
        found = methods.compare(
            cases,
            methods.Cuts(incl=asked["incl_cut"], pri=asked["pri_cut"], n=asked["n_cut"]),
            directions=asked["directions"],
            limits=methods.Limits(models=asked["most_models"], seconds=asked["seconds"]),
        )
    except methods.QcaError as error:
        raise click.ClickException(str(error)) from error
    if target is None:
        click.echo(methods.as_text(found))
        return
    written = json.dumps(methods.as_rows(found), ensure_ascii=False, indent=1)
    if target == "-":
        click.echo(written)
        return
    try:
        Path(target).write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror}") from error


def _check_rules(rules: dict[str, Any], source: Path | None, used: list[str]) -> None:
    """Refuse a calibration of a column that is not compared: most likely a slip of the pen."""
    plain = {one.removeprefix("~").partition("[")[0] for one in used}
    for name in rules:
        if name not in plain:
            raise click.ClickException(f"{source}: {name!r} is neither a condition nor the outcome")


commands: list[click.Command] = [qca]
