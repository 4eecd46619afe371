"""`linkwork rights`: the national data opt-out, and erasing again after a restore."""

from pathlib import Path

import click

from linkwork.site import django_ready


@click.group()
def rights() -> None:
    """What people may ask of their records, where a list or a restore is at hand."""


@rights.command("optouts")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--organisation", default="", help="Name of the service, where there are several.")
def optouts(path: Path, organisation: str) -> None:
    """Apply the national data opt-out: PATH holds the NHS numbers that may be used, one a line.

    The national service is sent the service's NHS numbers and answers with those that may be used;
    whoever is missing has opted out of learning. Care goes on as before.
    """
    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.people import nhs_number
    from linkwork.practice.rights import actions
    from linkwork.site.commands.organisations import service_named

    numbers = set()
    for line, text in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            numbers.add(nhs_number.read(text))
        except nhs_number.Wrong as wrong:
            raise click.ClickException(f"{path}, line {line}: {wrong}") from wrong
    if not numbers:
        raise click.ClickException(f"{path}: there is no NHS number in it; nothing is changed")
    service = service_named(organisation)
    with scope.within(service.pk, "national data opt-out"):
        out, back = actions.apply_national_list(may_be_used=numbers, by=Actor.system(service))
    click.echo(f"{service.name}: {out:,} opted out anew, {back:,} no longer opted out")


@rights.command("reapply")
def reapply() -> None:
    """Erase again every record that a restored backup brought back. Run it after each restore."""
    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.rights import actions, queries, tombstones

    subjects = [line["subject"] for line in tombstones.kept()]
    with scope.everything("erasing again what a restore brought back"):
        people = list(queries.erased(subjects).select_related("organisation"))
        for person in people:
            actions.reapply(person=person, by=Actor.system(person.organisation))
    click.echo(f"{len(subjects):,} tombstones; {len(people):,} records erased again")


commands: list[click.Command] = [rights]
