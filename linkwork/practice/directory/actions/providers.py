"""Who runs activities: kept as a provider, and as a body that can be let in by a link."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Action
from linkwork.practice.directory.models import Provider


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
