"""`linkwork review dedupe`: which records of a file are one work."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linkwork.evidence.duplicates.matching import Found


@click.command("dedupe")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "target", help="Write groups and maybes as JSON to a file; - for here.")
def dedupe(file: Path, target: str | None) -> None:
    """Find the records of a CSV or RIS file that are one work.

    Groups need nobody; a maybe is for a person. Nothing is kept, and the file stays as it is.
    """
    from linkwork.evidence.duplicates import matching
    from linkwork.evidence.duplicates.matching import files

    try:
        entries = files.entries(file)
    except files.NotAFile as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    found = matching.groups(entries)
    if target is None:
        _say(found, len(entries))
        return
    said = json.dumps(_rows(found), ensure_ascii=False)
    if target == "-":
        click.echo(said)
        return
    try:
        Path(target).write_text(said + "\n", encoding="utf-8")
    except OSError as wrong:
        raise click.ClickException(f"{target}: {wrong.strerror}") from None


def _rows(found: "Found") -> dict[str, list[list[str]]]:
    return {
        "groups": [list(group.names) for group in found.groups],
        "maybe": [[one.first, one.second] for one in found.maybe],
    }


def _say(found: "Found", records: int) -> None:
    """Say the groups and maybes with their reasons, a line each."""
    for group in found.groups:
        click.echo(f"same   {', '.join(group.names)}: {group.why}")
    for one in found.maybe:
        click.echo(f"maybe  {one.first}, {one.second}: {one.why}")
    again = sum(len(group.names) - 1 for group in found.groups)
    click.echo(
        f"{records:,} records: {again:,} stand for a work that is there already, "
        f"{len(found.maybe):,} pairs to look at",
        file=sys.stderr,
    )
