"""`linkwork audit`: whether the trail of who did what is whole."""

import json
import time

import click

from linkwork.access.verify import read_anchors, read_database, verify
from linkwork.site.configuration import configuration


@click.group()
def audit() -> None:
    """Check the audit chain from outside."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def verify_command(as_json: bool) -> None:
    """Walk every organisation's chain; name the first bad event. Ends with 1 where one is bad."""
    chosen = configuration()
    url = chosen.address()
    events, heads = read_database(url)
    anchors = read_anchors(chosen.folder / "audit-anchors.jsonl")
    began = time.perf_counter()
    found = verify(events, heads, anchors, chosen.audit_key.encode(), _progress)
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


def _progress(done: int) -> None:
    if done % 100_000 == 0:
        click.echo(f"{done:,} events …", err=True)


commands: list[click.Command] = [audit]
