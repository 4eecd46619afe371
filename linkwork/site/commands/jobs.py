"""`linkwork jobs`: what the service does by itself."""

import json
from typing import Any

import click

from linkwork.site import django_ready


@click.group()
def jobs() -> None:
    """See and run what the service does by itself."""


@jobs.command("list")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def list_command(as_json: bool) -> None:
    """Show every job: how often, when it last ran, and what became of it."""
    django_ready()
    rows = _rows()
    if as_json:
        click.echo(json.dumps({"jobs": rows}))
        return
    for row in rows:
        last = f"{row['outcome']} {row['last_at']}" if row["last_at"] else "has not run yet"
        click.echo(f"{row['name']:32} {row['service']}: {row['words']} (every {row['every']})")
        click.echo(f"{'':32} {last} {row['said'] or row['error']}".rstrip())


def _rows() -> list[dict[str, Any]]:
    """Every job of every service as it stands."""
    from linkwork.access.jobs import queries

    return [
        {
            "name": one.job.name,
            "service": service.name,
            "words": one.job.words,
            "every": str(one.job.every),
            "outcome": one.last.outcome if one.last else "",
            "last_at": one.last.finished_at.isoformat(timespec="seconds")
            if one.last and one.last.finished_at
            else "",
            "said": one.last.words if one.last else "",
            "error": one.last.error if one.last else "",
            "open": one.open is not None,
        }
        for service in queries.services()
        for one in queries.board(service)
    ]


@jobs.command("run")
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Run also what is not due yet.")
def run_command(name: str | None, everything: bool) -> None:
    """Run one job now, or all that are due. Ends with 1 where one failed."""
    django_ready()
    from linkwork.access.jobs import queries, runs
    from linkwork.access.jobs.registry import registered

    known = registered()
    if name is not None and name not in known:
        raise click.ClickException(f"there is no job called {name}; `linkwork jobs list` has them")
    if name is None and not everything:
        done = runs.run_due()
    else:
        chosen = [known[name]] if name is not None else list(known.values())
        tried = [runs.run_now(job, service) for service in queries.services() for job in chosen]
        done = [run for run in tried if run is not None]
    for run in done:
        click.echo(f"{run.job}: {run.outcome}. {run.words or run.error}")
    if not done:
        click.echo("Nothing was due, or it is being done already.")
    if any(run.outcome == "failed" for run in done):
        raise SystemExit(1)


@jobs.command("work")
@click.option("--once", "only_once", is_flag=True, help="Work off what is due now, and end.")
@click.option("--seconds", default=30.0, show_default=True, help="How long between two looks.")
def work_command(only_once: bool, seconds: float) -> None:
    """Work until stopped: look what is due, do it, wait. One beside the server is enough."""
    django_ready()
    import signal
    from threading import Event

    from linkwork.access.jobs import worker

    if only_once:
        worker.once()
        return
    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    click.echo("Working. Ctrl-C ends it.")
    worker.work(stop, seconds=seconds)


commands: list[click.Command] = [jobs]
