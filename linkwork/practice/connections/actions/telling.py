"""What a provider is told by e-mail: that there is a question, and the way to it. Nothing else."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Role
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.reaching import address_of
from linkwork.practice.directory import actions as directory
from linkwork.practice.notices import actions as notices

LONGER = 30  # days a link works after the answer is due: a waiting list moves slowly


@transaction.atomic
def ask_by_link(*, connection: Connection, template: str, days: int, by: Actor) -> bool:
    """Send the provider a way in to this one request; False where there is no address."""
    address = address_of(connection)
    if not address:
        return False
    body = directory.embody(provider=connection.activity.provider, by=by)
    issued = links.issue(
        role=Role.PROVIDER,
        body=body,
        about=connection.public_id,
        channel="email",
        address=address,
        days=days + LONGER,
        by=by,
    )
    notices.post(
        template=template,
        to_body=body,
        channel="email",
        address=address,
        url=issued.url,
        about=connection.case.person,
        by=by,
    )
    audit.record(by=by, action=Action.SHARE, verb=template, on=connection)
    return True


@transaction.atomic
def tell(*, connection: Connection, template: str, by: Actor) -> None:
    """Tell the provider something that needs no answer, where there is an address."""
    address, body = address_of(connection), connection.activity.provider.body
    if address and body is not None and connection.disclosed is not None:
        notices.post(
            template=template,
            to_body=body,
            channel="email",
            address=address,
            about=connection.case.person,
            by=by,
        )
        audit.record(by=by, action=Action.SHARE, verb=template, on=connection)
