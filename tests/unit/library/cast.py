"""Who the tests of the shelf and of reviews speak of: two services, and people in their roles."""

from datetime import date

from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, User
from linkwork.access.roles import Role


def service(name: str) -> Organisation:
    """A service that keeps records."""
    return Organisation.objects.create(name=name, kind=Organisation.Kind.SERVICE)


def staff(name: str, role: Role, organisation: Organisation) -> Actor:
    """Someone who signs in, in one role."""
    address = f"{name.lower().replace(' ', '.')}@{organisation.name.lower()}.example"
    user = User.objects.create_user(address, "a long enough password", name=name)
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=role.value, since_on=date(2026, 1, 1)
    )
    return Actor.of(membership)
