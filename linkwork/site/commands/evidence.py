"""`linkwork review`: take search results into a realist review."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkwork.site.commands.review_dedupe import dedupe
from linkwork.site.commands.review_passages import passages
from linkwork.site.commands.review_simulate import simulate

if TYPE_CHECKING:
    from linkwork.access.actors import Actor
    from linkwork.access.models import User
    from linkwork.evidence.records.actions import Imported
    from linkwork.evidence.records.models import Review

SHOWN = 200


@click.group()
def review() -> None:
    """Look after realist reviews."""


@review.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--review", "title", required=True, help="The review's title; made where there is none."
)
@click.option("--question", default="", help="Its question, where it is made.")
@click.option("--source", default="", help="Where the search was run, such as MEDLINE.")
@click.option("--member", "members", multiple=True, help="E-mail of somebody who belongs to it.")
@click.option("--organisation", "name", default="", help="The service whose review it is.")
def take_in(
    *,
    file: Path,
    title: str,
    question: str,
    source: str,
    members: tuple[str, ...],
    name: str,
) -> None:
    """Take a RIS file into a review: what cannot be read is listed, and the rest comes in.

    The same file a second time changes nothing.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.evidence.records import actions, queries, ris
    from linkwork.site.commands.organisations import service_named

    content = file.read_bytes()
    try:
        ris.decode(content)
    except ris.NotAFile as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    service = service_named(name)
    with scope.within(service.pk, "review import"):
        kept = _review(Actor.system(service), title, question, members)
        try:
            came = actions.take_in(
                review=kept,
                content=content,
                file_name=file.name,
                source=source,
                by=Actor.system(service),
            )
        except ris.NotAFile as wrong:
            raise click.ClickException(f"{file}: {wrong}") from None
        refused = list(queries.refused(kept).filter(search=came.search)[:SHOWN])
    for one in refused:
        click.echo(f"{file.name}, line {one.line}: {one.reason}", err=True)
    _tell(kept, came)


def _review(by: "Actor", title: str, question: str, members: tuple[str, ...]) -> "Review":
    """The review of that title, made where there is none; with the members asked for."""
    from linkwork.evidence.records import actions, queries

    people = [_colleague(by, address) for address in members]
    kept = queries.titled(by.organisation, title)
    if kept is None:
        return actions.start(title=title, question=question or title, members=people, by=by)
    for user in people:
        actions.admit(review=kept, user=user, by=by)
    return kept


def _colleague(by: "Actor", address: str) -> "User":
    from linkwork.evidence.records import queries

    user = queries.reviewer(by.organisation, address)
    if user is None:
        raise click.ClickException(f"{address}: no reviewer of {by.organisation} has this address")
    return user


def _tell(kept: "Review", came: "Imported") -> None:
    click.echo(f"{kept.title}: {came.new} new, {came.already} here already, {came.refused} refused")


review.add_command(dedupe)
review.add_command(simulate)
review.add_command(passages)
commands: list[click.Command] = [review]
