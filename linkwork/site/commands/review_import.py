"""`linkwork review import` and `export`: search results into a review, and its records out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from linkwork.access.actors import Actor
    from linkwork.access.models import User
    from linkwork.evidence.records.actions import Imported
    from linkwork.evidence.records.models import Review, SearchRound

SHOWN = 200
FORMS = ("ris", "bibtex", "nbib", "csv")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--review", "title", required=True, help="The review's title; made where there is none."
)
@click.option("--question", default="", help="Its question, where it is made.")
@click.option("--source", default="", help="Where the search was run, such as MEDLINE.")
@click.option("--query", default="", help="The search, word for word.")
@click.option("--phase", type=click.IntRange(1, 2), default=1, help="1 builds theory, 2 refines.")
@click.option("--target", default="", help="The statement it was run for, such as EG3.")
@click.option("--repeats", default="", help="Source of an earlier search that this runs again.")
@click.option(
    "--column",
    "chosen",
    multiple=True,
    metavar="FACT=HEADING",
    help="For CSV: which column holds which fact, such as title=Name.",
)
@click.option("--member", "members", multiple=True, help="E-mail of somebody who belongs to it.")
@click.option("--organisation", "name", default="", help="The service whose review it is.")
def take_in(*, file: Path, title: str, question: str, name: str, **told: Any) -> None:
    """Take a file of search results into a review: RIS, BibTeX, PubMed nbib or CSV.

    What cannot be read is listed, and the rest comes in. The same file a second time changes
    nothing.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.evidence.records import actions, queries
    from linkwork.evidence.records.formats import NotAFile
    from linkwork.site.commands.organisations import service_named

    content = file.read_bytes()
    columns = _columns(file, content, told.pop("chosen"))
    service = service_named(name)
    with scope.within(service.pk, "review import"):
        by = Actor.system(service)
        kept = _review(by, title, question, told.pop("members"))
        told["repeats"] = _earlier(kept, told["repeats"])
        try:
            came = actions.take_in(
                review=kept, content=content, file_name=file.name, columns=columns, by=by, **told
            )
        except (NotAFile, actions.NotAllowed) as wrong:
            raise click.ClickException(f"{file}: {wrong}") from None
        refused = list(queries.refused(kept, came.search)[:SHOWN])
    for one in refused:
        click.echo(f"{file.name}, line {one.line}: {one.reason}", err=True)
    _tell(kept, came)


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--review", "title", required=True, help="The review's title.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Else told from the file's name.")
@click.option("--organisation", "name", default="", help="The service whose review it is.")
def take_out(*, file: Path, title: str, form: str | None, name: str) -> None:
    """Write the records of a review to a file that reads back the same."""
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.evidence.records import actions, exporting, queries
    from linkwork.evidence.records.formats import ENDINGS
    from linkwork.site.commands.organisations import service_named

    chosen = form or ENDINGS.get(file.suffix.removeprefix(".").lower(), "")
    if not chosen:
        raise click.ClickException(f"{file}: name it .ris, .bib, .nbib or .csv, or give --format")
    service = service_named(name)
    with scope.within(service.pk, "review export"):
        kept = queries.titled(service, title)
        if kept is None:
            raise click.ClickException(f"{service} has no review called “{title}”")
        actions.note_export(review=kept, by=Actor.system(service))
        with file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(exporting.written(kept, chosen))
        click.echo(f"{file}: {queries.records(kept).count():,} records as {chosen}")


def _columns(file: Path, content: bytes, chosen: tuple[str, ...]) -> dict[int, str] | None:
    """The columns named on the command line beside those that name themselves."""
    from linkwork.evidence.records import formats
    from linkwork.evidence.records.formats import columns, table

    try:
        text = formats.decode(content).text
        if not chosen:
            return None
        headings = table.head(text).names
    except formats.NotAFile as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    found = columns.suggested(headings)
    for one in chosen:
        fact, _, heading = one.partition("=")
        if fact not in columns.WORDS or heading not in headings:
            raise click.ClickException(
                f"{one}: the facts are {', '.join(columns.WORDS)}; "
                f"the headings of {file.name} are {', '.join(headings)}"
            )
        found = {place: kept for place, kept in found.items() if kept != fact}
        found[headings.index(heading)] = fact
    return found


def _earlier(kept: "Review", source: str) -> "SearchRound | None":
    """The newest search of that source."""
    from linkwork.evidence.records import queries

    if not source:
        return None
    found = next((one for one in queries.searches(kept) if one.source == source), None)
    if found is None:
        raise click.ClickException(f"{kept.title} has no search from “{source}”")
    return found


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


commands: list[click.Command] = [take_in, take_out]
