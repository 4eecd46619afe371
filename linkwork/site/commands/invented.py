"""`linkwork invent`: an invented service with known truth, for the demo and for calibration."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click


@click.group()
def invent() -> None:
    """Invent a service whose truth is known."""


@invent.command("cases")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--cases",
    "number",
    type=click.IntRange(1, 100_000_000),
    default=3_000,
    help="How many people were offered (3,000).",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=1,
    help="The same seed gives the same table (1).",
)
@click.option(
    "--truth",
    "truth_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is true of the cases to this JSON file.",
)
@click.option(
    "--effects",
    "effects_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Lay this TOML file over the shipped effects.",
)
@click.option(
    "--practices",
    type=click.IntRange(1, 100_000),
    help="How many practices (one for every 500 people, 6 at least).",
)
@click.option(
    "--link-workers",
    type=click.IntRange(1, 1_000_000),
    help="How many link workers (one for every 375 people).",
)
@click.option(
    "--anchor", type=click.DateTime(["%Y-%m-%d"]), help="The day the cases are read (today)."
)
@click.option("--played-out", is_flag=True, help="Tell every story to its end.")
def cases(
    *,
    file: Path,
    number: int,
    seed: int,
    truth_file: Path | None,
    effects_file: Path | None,
    practices: int | None,
    link_workers: int | None,
    anchor: datetime | None,
    played_out: bool,
) -> None:
    """Write a table of invented cases to FILE.parquet, and what is true of it beside."""
    from linkwork.invented.cases import write, write_truth
    from linkwork.invented.effects import EffectsError, read_effects

    if file.suffix != ".parquet":
        raise click.ClickException(f"{file}: the table is written as Parquet; end in .parquet")
    for path in filter(None, (file, truth_file)):
        if not path.parent.is_dir():
            raise click.ClickException(f"{path.parent}: no such folder")
    try:
        truth = write(
            file,
            number,
            seed,
            anchor=anchor.date() if anchor else date.today(),  # noqa: DTZ011  # a person's day
            practices=practices,
            link_workers=link_workers,
            effects=read_effects(effects_file),
            played_out=played_out,
            progress=_progress(number),
        )
        if truth_file:
            write_truth(truth, truth_file)
    except EffectsError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or file}: {error.strerror}") from error
    click.echo(
        f"{file}: {number:,} invented cases of {truth['practices']:,} practices, seed {seed}"
    )


@invent.command("rates")
@click.option("--cases", "number", type=click.IntRange(1_000, 1_000_000), default=20_000)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=7)
def rates(*, number: int, seed: int) -> None:
    """Print the rates of an invented service beside those it is made to hit, with their sources."""
    from linkwork.site import django_ready

    django_ready()
    from linkwork.invented.cases import generate
    from linkwork.invented.rates import rates as found

    today = date.today()  # noqa: DTZ011  # a person's day
    practices = max(6, number // 50)
    made = generate(number, seed, anchor=today, practices=practices, played_out=True)
    missed = 0
    for one in found(made):
        missed += not one.hits
        mark = "" if one.hits else "  missed"
        figures = f"{one.found:7.3f}  aim {one.aim:6.3f}  of {one.of:6,}"
        click.echo(f"{one.name:44}{figures}  {one.source}{mark}")
    click.echo(f"{number:,} people, seed {seed}: {missed} rates missed")
    if missed:
        raise SystemExit(1)


def _progress(number: int) -> Callable[[int], None]:
    def tell(written: int) -> None:
        if number > written:
            click.echo(f"{written:,} of {number:,}", err=True)

    return tell


commands: list[click.Command] = [invent]
