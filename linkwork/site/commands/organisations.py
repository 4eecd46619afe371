"""Finds the service that a command is meant for."""

import click

from linkwork.access.models import Organisation


def service_named(name: str) -> Organisation:
    """The service of that name, or the only one there is; says which there are otherwise."""
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE).order_by("name")
    found = list(services.filter(name=name) if name else services)
    if len(found) == 1:
        return found[0]
    names = ", ".join(services.values_list("name", flat=True)) or "none yet"
    said = f"no service is called {name!r}" if name else "name the service with --organisation"
    raise click.ClickException(f"{said}; there are: {names}")
