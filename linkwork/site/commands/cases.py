"""`linkwork cases export`: the service's cases as a table of facts, without names."""

from pathlib import Path

import click

from linkwork.site import django_ready


@click.group()
def cases() -> None:
    """The cases table: one row a person offered, one column a fact."""


@cases.command("export")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--organisation", default="", help="Name of the service, where there are several.")
def export(path: Path, organisation: str) -> None:
    """Write the cases table to PATH (Parquet). Facts that are not collected are unknown."""
    django_ready()
    from django.db import transaction
    from django.utils import timezone

    from linkwork.access import audit
    from linkwork.access.actors import Actor
    from linkwork.access.roles import Action
    from linkwork.practice.facts import export as facts
    from linkwork.practice.facts.expressions import NOT_COLLECTED
    from linkwork.site.commands.organisations import service_named

    if path.suffix != ".parquet":
        raise click.ClickException(f"{path}: the cases table is written as .parquet")
    if not path.parent.is_dir():
        raise click.ClickException(f"{path.parent}: there is no such folder")
    service = service_named(organisation)
    with transaction.atomic():
        rows = facts.write(
            path, organisation_id=service.pk, today=timezone.localdate(), progress=_progress
        )
        audit.record(
            by=Actor.system(service),
            action=Action.EXPORT,
            verb="cases exported",
            kind="case",
            rule="command of the deployer",
        )
    click.echo(f"{rows:,} cases of {service.name} written to {path}")
    click.echo("Not collected, so unknown: " + ", ".join(sorted(NOT_COLLECTED)))


def _progress(done: int) -> None:
    click.echo(f"{done:,} cases …", err=True)


commands: list[click.Command] = [cases]
