"""`linkwork study`: the registered studies of a service, and whether their findings stand."""

import json
from typing import TYPE_CHECKING

import click

from linkwork.site import django_ready

if TYPE_CHECKING:  # the command answers before Django is loaded
    from linkwork.learning.studies.models import Run, Study


@click.group()
def study() -> None:
    """See the registered studies, and read one again to see that it finds the same."""


@study.command("list")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def list_command(as_json: bool) -> None:
    """Show every study: its reference, how it stands, and the hash of its plan."""
    django_ready()
    from linkwork.access import scope
    from linkwork.learning.studies import presenters, queries

    with scope.everything("listing studies"):
        rows = [
            {
                "reference": one.reference,
                "service": one.organisation.name,
                "title": one.title,
                "state": presenters.row(one).state,
                "plan_hash": one.plan_hash,
            }
            for one in queries.studies().select_related("organisation")
        ]
    if as_json:
        click.echo(json.dumps({"studies": rows}))
        return
    for row in rows:
        click.echo(f"{row['reference']}  {row['state']:14} {row['title']} ({row['service']})")


@study.command("verify")
@click.argument("reference")
@click.option("--service", default="", help="The service, where several have that reference.")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def verify_command(reference: str, service: str, as_json: bool) -> None:
    """Read a study again, by its plan on its frozen cases. Ends with 1 where findings differ."""
    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.learning.studies import actions
    from linkwork.learning.studies.models import Run

    found = _found(reference, service)
    with scope.within(found.organisation_id, "verifying a study"):
        by = Actor.system(found.organisation)
        try:
            run = actions.run(study=found, by=by, purpose=Run.Purpose.AGAIN)
        except actions.NotAllowed as refused:
            raise click.ClickException(str(refused)) from refused
    _say(found, run, as_json)
    if not run.equal:
        raise SystemExit(1)


def _found(reference: str, service: str) -> "Study":
    """The one study of that reference."""
    from linkwork.access import scope
    from linkwork.learning.studies import queries

    with scope.everything("finding a study"):
        rows = queries.studies().filter(reference=reference).select_related("organisation")
        rows = rows.filter(organisation__name=service) if service else rows
        found = list(rows)
    if not found:
        raise click.ClickException(f"{reference}: no such study; `linkwork study list` has them")
    if len(found) > 1:
        names = ", ".join(one.organisation.name for one in found)
        raise click.ClickException(f"{reference}: several services have it; --service of {names}")
    return found[0]


def _say(found: "Study", run: "Run", as_json: bool) -> None:
    """Tell whether the findings are the same, and what code read them."""
    if as_json:
        told = {
            "reference": found.reference,
            "equal": run.equal,
            "differences": run.differences,
            "code_version": run.code_version,
            "code_hash": run.code_hash,
        }
        click.echo(json.dumps(told))
        return
    click.echo(f"{found.reference}: {'every finding is the same' if run.equal else 'not the same'}")
    for one in run.differences:
        click.echo(f"  {one}")
    click.echo(f"  read by Linkwork {run.code_version}, code {run.code_hash}")


commands: list[click.Command] = [study]
