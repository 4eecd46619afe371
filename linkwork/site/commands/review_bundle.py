"""`linkwork review bundle` and `restore`: a whole review as one file, and back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linkwork.access.models import Organisation, User
    from linkwork.evidence.reporting.bundle.checking import Opened


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--review", "title", required=True, help="The review's title.")
@click.option("--organisation", "name", default="", help="The service whose review it is.")
def bundle(*, file: Path, title: str, name: str) -> None:
    """Pack a whole review, blind decisions too: records, documents, codings, theory, panels."""
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.evidence.records import queries
    from linkwork.evidence.reporting.bundle import actions
    from linkwork.site.commands.organisations import service_named

    service = service_named(name)
    with scope.within(service.pk, "review bundle"):
        kept = queries.titled(service, title)
        if kept is None:
            raise click.ClickException(f"{service} has no review called “{title}”")
        with file.open("wb") as out:
            packed = actions.take_out(review=kept, out=out, by=Actor.system(service))
    rows = sum(packed.rows.values())
    click.echo(f"{file}: {rows:,} rows of {len(packed.rows)} tables, {len(packed.files)} files")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", default="", help="Another title, where there is one of this already.")
@click.option("--member", "members", multiple=True, help="E-mail of a reviewer who may open it.")
@click.option("--names-only", is_flag=True, help="Take nobody in the bundle for a reviewer here.")
@click.option("--check", is_flag=True, help="Say what is in it, and bring nothing in.")
@click.option("--organisation", "name", default="", help="The service that it comes into.")
def restore(
    *,
    file: Path,
    title: str,
    members: tuple[str, ...],
    names_only: bool,
    check: bool,
    name: str,
) -> None:
    """Bring a bundle in: all of it, or nothing where anything is not as it says.

    Nobody may open it but those named: a bundle gives no rights.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.evidence.reporting.bundle import actions, checking
    from linkwork.evidence.reporting.bundle.values import NotABundle
    from linkwork.site.commands.organisations import service_named

    try:
        found = checking.opened(file)
        if check:
            _tell(found)
            return
        service = service_named(name)
        with scope.within(service.pk, "review restore"):
            made = actions.restore(
                found=found,
                by=Actor.system(service),
                title=title,
                members=[_member(service, address) for address in members],
                match=not names_only,
            )
    except NotABundle as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    click.echo(f"{made.title}: {found.count('records.record'):,} records are here")


def _member(service: "Organisation", address: str) -> "User":
    from linkwork.evidence.records import queries

    user = queries.reviewer(service, address)
    if user is None:
        raise click.ClickException(f"{address}: no reviewer of {service} has this address")
    return user


def _tell(found: "Opened") -> None:
    click.echo(f"{found.title}: whole, and as it was written")
    click.echo(f"{found.count('records.record'):,} records, {len(found.manifest['files'])} files")
    click.echo(f"People: {', '.join(found.people) or 'nobody'}")
    for table, number in found.manifest["withheld"].items():
        click.echo(f"{number:,} rows of {table} were held back from whoever took it out")


commands: list[click.Command] = [bundle, restore]
