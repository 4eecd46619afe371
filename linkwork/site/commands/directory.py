"""`linkwork directory`: bring activities in from a feed of Open Referral UK."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linkwork.practice.directory.actions import Intake
    from linkwork.practice.directory.feeds import Fault, Feed

SHOWN = 200


@click.group()
def directory() -> None:
    """Look after the directory of activities."""


@directory.command("import")
@click.argument("where", metavar="URL_OR_PATH")
@click.option("--organisation", "name", help="The service whose directory it is, by name.")
@click.option("--source", help="A name for the feed; entries are known again by it and their id.")
@click.option("--review", is_flag=True, help="Keep what differs for an editor to approve.")
def import_feed(where: str, name: str | None, source: str | None, review: bool) -> None:
    """Import activities from an Open Referral UK 3.0 feed, file or folder.

    What is new comes in, what was changed is changed; a bad entry is listed and skipped. From an
    address only what was modified is read in full.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.practice.directory.actions import SOURCE

    called = source or SOURCE
    if where.startswith(("http://", "https://")):
        _from_address(where, name, called, review)
    elif review:
        _for_review(Path(where), name, called)
    else:
        _told(where, _take_in(Path(where), name, called))


def _told(where: str, intake: "Intake") -> None:
    """Print what became of a file."""
    _list(intake.faults, intake.warnings)
    click.echo(
        f"{intake.imported} imported, {intake.updated} updated, {intake.unchanged} unchanged, "
        f"{intake.skipped} skipped; {len(intake.faults)} faults, {len(intake.warnings)} warnings"
    )
    if intake.faults and not (intake.imported or intake.updated or intake.unchanged):
        raise click.ClickException(f"{where}: nothing could be imported")


def _list(faults: "Sequence[Fault]", warnings: "Sequence[Fault]") -> None:
    for words, listed in (("Warning", warnings), ("Fault", faults)):
        for fault in listed[:SHOWN]:
            click.echo(f"{words}: {fault}", err=True)
        if len(listed) > SHOWN:
            click.echo(f"... and {len(listed) - SHOWN} more", err=True)


def _read(path: Path) -> "Feed":
    from linkwork.practice.directory import feeds
    from linkwork.ui.words import today

    try:
        return feeds.read(path, today())
    except (feeds.Unreadable, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None


def _take_in(path: Path, name: str | None, source: str) -> "Intake":
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.directory import actions
    from linkwork.site.commands.organisations import service_named
    from linkwork.ui.words import today

    feed = _read(path)
    keeper = service_named(name)
    with scope.within(keeper.pk, "directory import"):
        return actions.take_in(feed=feed, today=today(), by=Actor.system(keeper), source=source)


def _for_review(path: Path, name: str | None, source: str) -> None:
    """Keep what a file says differently, for an editor to approve."""
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.directory import actions
    from linkwork.site.commands.organisations import service_named
    from linkwork.ui.words import today

    feed = _read(path)
    keeper = service_named(name)
    by = Actor.system(keeper)
    with scope.within(keeper.pk, "directory import"):
        changes = actions.propose(
            source=actions.source_called(name=source, url="", by=by),
            feed=feed,
            listed=set(feed.services),
            whole=not feed.faults,
            today=today(),
            by=by,
        )
    _list(feed.faults, feed.warnings)
    click.echo(f"{len(feed.services)} entries read, {len(changes)} to approve")


def _from_address(url: str, name: str | None, called: str, review: bool) -> None:
    """Read a feed from its address; take in what differs, or keep it to be approved."""
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.directory import actions, syncing
    from linkwork.practice.directory.fetching import Refused
    from linkwork.site.commands.organisations import service_named
    from linkwork.ui.words import today

    keeper = service_named(name)
    by = Actor.system(keeper)
    with scope.within(keeper.pk, "directory import"):
        source = actions.source_called(name=called, url=url, by=by)
        try:
            changes = syncing.sync(source, on=today(), by=by)
        except Refused as refused:
            actions.keep_failure(source=source, words=str(refused), by=by)
            raise click.ClickException(str(refused)) from None
        for change in [] if review else changes:
            actions.approve(change=change, today=today(), by=by)
        for fault in source.faults[:SHOWN]:
            click.echo(f"Fault: {fault}", err=True)
    click.echo(f"{source.last_words}{'' if review else ', all taken in'}")


commands: list[click.Command] = [directory]
