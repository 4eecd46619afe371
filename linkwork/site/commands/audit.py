"""`linkwork audit`: whether the trail of who did what is whole."""

import json
import sqlite3
import time

import click

from linkwork.access.verify import Verified, read_anchors, read_database, verify
from linkwork.site.configuration import Configuration, configuration


@click.group()
def audit() -> None:
    """Check the audit chain from outside."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def verify_command(as_json: bool) -> None:
    """Walk every organisation's chain; name the first bad event. Ends with 1 where one is bad."""
    chosen = configuration()
    began = time.perf_counter()
    found = _verified(chosen)
    seconds = time.perf_counter() - began
    answer = {
        "events": found.events,
        "organisations": found.organisations,
        "anchors": found.anchors,
        "faults": [vars(one) for one in found.faults],
        "seconds": round(seconds, 2),
    }
    if as_json:
        click.echo(json.dumps(answer))
    else:
        click.echo(
            f"{found.events:,} events of {found.organisations} organisations, "
            f"{found.anchors} anchors met, {seconds:.1f} s"
        )
        for one in found.faults:
            click.echo(f"organisation {one.organisation}, event {one.sequence}: {one.what}")
        click.echo("The chain is whole." if not found.faults else "The chain is broken.")
    if found.faults:
        raise SystemExit(1)


def _verified(chosen: Configuration) -> Verified:
    """Verify what is kept; say what cannot be read."""
    import psycopg

    path = chosen.folder / "audit-anchors.jsonl"
    try:
        anchors = read_anchors(path)
    except (ValueError, KeyError) as unread:
        raise click.ClickException(f"{path} holds a line that is not an anchor: {unread}") from None
    try:
        with read_database(chosen.address()) as (events, heads):
            return verify(events, heads, anchors, chosen.audit_key.encode(), _progress)
    except (sqlite3.Error, psycopg.Error) as unread:
        raise click.ClickException(f"no audit could be read from the database: {unread}") from None


def _progress(done: int) -> None:
    if done % 100_000 == 0:
        click.echo(f"{done:,} events …", err=True)


commands: list[click.Command] = [audit]
