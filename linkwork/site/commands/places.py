"""`linkwork places`: where postcodes are, from a table that the deployer has."""

from pathlib import Path

import click


@click.group()
def places() -> None:
    """Look after the table of postcodes, from which distances are reckoned."""


@places.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="THING=NAME",
    help="Which column is which, such as latitude=y; may be given again.",
)
@click.option("--encoding", default="utf-8-sig", show_default=True)
def import_places(path: Path, columns: tuple[str, ...], encoding: str) -> None:
    """Import postcodes from a CSV file: the ONS Postcode Directory, or postcode,latitude,longitude.

    The file is read line by line; a line that is wrong is named and left out. A second time it
    changes nothing.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.practice.directory import postcodes

    named = dict(_pair(one, tuple(postcodes.COLUMNS)) for one in columns)
    try:
        with path.open(encoding=encoding, newline="", errors="replace") as stream:
            done = postcodes.take_in(stream, named)
    except (postcodes.Unreadable, LookupError) as wrong:
        raise click.ClickException(f"{path}: {wrong}") from None
    for fault in done.faults:
        click.echo(f"Fault: {fault}", err=True)
    if done.wrong > len(done.faults):
        click.echo(f"... and {done.wrong - len(done.faults)} more", err=True)
    click.echo(
        f"{done.kept} postcodes kept, {done.without_a_place} without a place, {done.wrong} faults"
    )
    if done.wrong and not done.kept:
        raise click.ClickException(f"{path}: nothing could be imported")


def _pair(text: str, things: tuple[str, ...]) -> tuple[str, str]:
    thing, equals, name = text.partition("=")
    if not equals or thing not in things:
        raise click.ClickException(
            f"--column {text}: say one of {', '.join(things)}, =, and a name"
        )
    return thing, name


commands: list[click.Command] = [places]
