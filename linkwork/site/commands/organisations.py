"""Finds the service that a command is meant for."""

import click

from linkwork.access.models import Organisation


def service_named(name: str | None) -> Organisation:
    """The service of that name; without a name the first one that was set up, which is said."""
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE).order_by("pk")
    found = list(services.filter(name__iexact=name) if name else services)
    if not found:
        names = ", ".join(services.values_list("name", flat=True)) or "none yet"
        said = f"no service is called {name!r}" if name else "there is no service to work on"
        raise click.ClickException(f"{said}; there are: {names}")
    if not name and len(found) > 1:
        click.echo(f"For {found[0].name}; --organisation names another.", err=True)
    return found[0]
