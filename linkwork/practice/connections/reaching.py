"""How a provider is reached about one connection."""

from linkwork.practice.connections.models import Connection


def address_of(connection: Connection) -> str:
    """Where the provider reads e-mail: the activity's own address first."""
    return connection.activity.email or connection.activity.provider.email


def telephone_of(connection: Connection) -> str:
    """Where the provider may be rung."""
    return connection.activity.phone or connection.activity.provider.phone
