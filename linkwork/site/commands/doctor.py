"""`linkwork doctor`: whether the service keeps its promises, on any database."""

import json
from typing import TextIO

import click

from linkwork.site import django_ready

SHOWN = 10


@click.command("doctor")
@click.option("--json", "into", type=click.File("w"), help="Write the counts as JSON; - is here.")
@click.option("--verbose", is_flag=True, help="Name up to ten things on which each is broken.")
def doctor(into: TextIO | None, verbose: bool) -> None:
    """Count the promises that are broken. Ends with 1 where one is."""
    django_ready()
    from linkwork.site import promises

    found = promises.broken()
    if into is not None:
        answer: dict[str, object] = {"promises": {name: len(ids) for name, ids in found.items()}}
        if verbose:
            answer["things"] = {name: ids[:SHOWN] for name, ids in found.items() if ids}
        into.write(json.dumps(answer) + "\n")
    else:
        for name, ids in found.items():
            click.echo(f"{len(ids):6}  {name.replace('_', ' ')}: {promises.words(name)}")
            for one in ids[:SHOWN] if verbose else []:
                click.echo(f"{'':8}{one}")
        total = sum(len(ids) for ids in found.values())
        click.echo("Every promise is kept." if not total else f"Broken {total:,} times.")
    if any(found.values()):
        raise SystemExit(1)


commands: list[click.Command] = [doctor]
