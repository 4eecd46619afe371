"""Who runs activities: kept as a provider, and as a body that can be let in by a link."""

from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Action
from linkwork.practice.directory import cards
from linkwork.practice.directory.models import Activity, Provider


@transaction.atomic
def add_provider(*, name: str, by: Actor, **values: Any) -> Provider:
    """Take down a charity, club or council team that runs activities."""
    provider = Provider.objects.create(organisation=by.organisation, name=name, **values)
    audit.record(by=by, action=Action.CREATE, verb="provider added", on=provider)
    return provider


@transaction.atomic
def amend_provider(*, provider: Provider, expected: int, by: Actor, **values: Any) -> Provider:
    """Say something of a provider differently; its body, where it has one, is called the same."""
    provider.save_over(expected, **values)
    if provider.body is not None:
        Organisation.objects.filter(pk=provider.body.pk).update(
            name=provider.name, email=provider.email, phone=provider.phone
        )
    cards.write(Activity.objects.filter(provider=provider))
    audit.record(by=by, action=Action.AMEND, verb="provider amended", on=provider)
    return provider


@transaction.atomic
def embody(*, provider: Provider, by: Actor) -> Organisation:
    """Make the provider a body of the service, or answer the one it is already."""
    held = Provider.objects.select_for_update(of=("self",)).get(pk=provider.pk)
    if held.body is None:
        body = Organisation.objects.create(
            name=held.name,
            kind=Organisation.Kind.PROVIDER,
            parent=held.organisation,
            email=held.email,
            phone=held.phone,
        )
        held.save_over(held.version, body=body)
        audit.record(by=by, action=Action.AMEND, verb="provider embodied", on=held)
    assert held.body is not None
    provider.body, provider.version = held.body, held.version
    return held.body
