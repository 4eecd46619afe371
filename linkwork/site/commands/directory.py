"""`linkwork directory`: bring activities in from a feed of Open Referral UK."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linkwork.practice.directory.actions import Intake

SHOWN = 200


@click.group()
def directory() -> None:
    """Look after the directory of activities."""


@directory.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--organisation", "name", help="The service whose directory it is, by name.")
@click.option("--source", help="A name for the feed; entries are known again by it and their id.")
def import_feed(path: Path, name: str | None, source: str | None) -> None:
    """Import activities from an Open Referral UK 3.0 file or folder.

    What is new comes in, what was changed is changed; a bad entry is listed and skipped.
    """
    from linkwork.site import django_ready

    django_ready()
    intake = _take_in(path, name, source)
    for words, listed in (("Warning", intake.warnings), ("Fault", intake.faults)):
        for fault in listed[:SHOWN]:
            click.echo(f"{words}: {fault}", err=True)
        if len(listed) > SHOWN:
            click.echo(f"... and {len(listed) - SHOWN} more", err=True)
    click.echo(
        f"{intake.imported} imported, {intake.updated} updated, {intake.unchanged} unchanged, "
        f"{intake.skipped} skipped; {len(intake.faults)} faults, {len(intake.warnings)} warnings"
    )
    if intake.faults and not (intake.imported or intake.updated or intake.unchanged):
        raise click.ClickException(f"{path}: nothing could be imported")


def _take_in(path: Path, name: str | None, source: str | None) -> "Intake":
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.directory import actions, feeds
    from linkwork.site.commands.organisations import service_named
    from linkwork.ui.words import today

    try:
        feed = feeds.read(path, today())
    except (feeds.Unreadable, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None
    keeper = service_named(name)
    with scope.within(keeper.pk, "directory import"):
        return actions.take_in(
            feed=feed,
            today=today(),
            by=Actor.system(keeper),
            source=source or actions.SOURCE,
        )


commands: list[click.Command] = [directory]
