"""`linkwork exchange`: referrals from files, and keys for other systems."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkwork.site import django_ready

if TYPE_CHECKING:
    from linkwork.access.models import Organisation


@click.group()
def exchange() -> None:
    """Take referrals in from files, and give other systems keys."""


@exchange.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", help="The service to receive it, where there is more than one.")
def receive(file: Path, organisation: str | None) -> None:
    """Take in a referral: a FHIR R4 Bundle with a Patient and a ServiceRequest, as JSON.

    The same bundle again changes nothing. A bundle with faults is refused whole.
    """
    django_ready()
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.practice.exchange import actions
    from linkwork.practice.exchange.fhir.faults import Faulty
    from linkwork.practice.exchange.fhir.parsing import parse
    from linkwork.site.commands.organisations import service_named

    service = service_named(organisation)
    try:
        with scope.within(service.pk, "exchange receive"):
            bundle = parse(file.read_bytes())
            received = actions.receive(bundle=bundle, by=Actor.system(service))
    except Faulty as faulty:
        for fault in faulty.faults:
            click.echo(str(fault), err=True)
        text = f"{file}: refused, nothing was changed ({len(faulty.faults)} to mend)."
        raise click.ClickException(text) from faulty
    said = "Received" if received.is_new else "Received before; nothing was changed"
    reference = received.referral.person.reference
    click.echo(f"{said}. Reference {reference}, referral {received.referral.public_id}.")


@exchange.command()
@click.argument("organisation")
@click.option("--end", is_flag=True, help="End every key of the organisation instead.")
def key(organisation: str, end: bool) -> None:
    """Give an organisation (by name or ODS code) a key to send referrals with; shown once."""
    django_ready()
    from linkwork.access.actors import Actor
    from linkwork.practice.exchange import actions

    body = _named(organisation)
    by = Actor.system(body.keeper)
    if end:
        click.echo(f"Ended: {actions.end_keys(body=body, by=by)}.")
    else:
        click.echo(actions.make_key(body=body, by=by))


def _named(name: str) -> "Organisation":
    from linkwork.practice.exchange import queries

    found = queries.named(name)
    if len(found) != 1:
        text = "no organisation has" if not found else "more than one organisation has"
        raise click.ClickException(f"{text} the name or ODS code “{name}”.")
    return found[0]


commands = [exchange]
