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
    """Write the cases table to PATH (Parquet). What was never loaded is named, and unknown."""
    django_ready()
    from django.db import transaction
    from django.utils import timezone

    from linkwork.access import audit
    from linkwork.access.actors import Actor
    from linkwork.access.roles import Action
    from linkwork.practice.facts import export as facts
    from linkwork.practice.facts.expressions import LOADED, NOT_COLLECTED
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
    for fact, reason in sorted({**NOT_COLLECTED, **empty(path, LOADED)}.items()):
        click.echo(f"Not known of anybody: {fact} ({reason})")


def empty(path: Path, among: dict[str, str]) -> dict[str, str]:
    """Those of the facts that are known of nobody in the table, with the reason."""
    import pyarrow.parquet as pq

    table = pq.read_table(path, columns=list(among))
    return {fact: why for fact, why in among.items() if table[fact].null_count == len(table)}


@cases.group("gp-contacts")
def gp_contacts() -> None:
    """How often people were at their practice, as the practices counted it."""


@gp_contacts.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.option("--source", default="", help="Who counted what, and when.")
@click.option("--organisation", default="", help="Name of the service, where there are several.")
def load_gp_contacts(path: Path, source: str, organisation: str) -> None:
    """Load counts of GP contacts from PATH (CSV), for the facts gp_contacts_before and _after.

    Columns: "case" (as in the cases table) or "nhs number", "before" (in the six months before the
    referral) and "after" (in the six months after the first contact); "referred on" where somebody
    was referred more than once. A count that nobody has is left empty.
    """
    django_ready()
    from linkwork.access.actors import Actor
    from linkwork.practice.facts import actions
    from linkwork.practice.facts import gp_contacts as file
    from linkwork.site.commands.organisations import service_named

    service = service_named(organisation)
    try:
        loaded = actions.load_gp_contacts(
            rows=list(file.read(path)), source=(source or path.name)[:200], by=Actor.system(service)
        )
    except file.NotCounts as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(f"GP contacts of {loaded.kept:,} referrals of {service.name} loaded")
    if loaded.nobody:
        lines = ", ".join(str(line) for line in loaded.nobody[:10])
        click.echo(f"{len(loaded.nobody):,} lines fit nobody and are left out: {lines}", err=True)


def _progress(done: int) -> None:
    click.echo(f"{done:,} cases …", err=True)


commands: list[click.Command] = [cases]
