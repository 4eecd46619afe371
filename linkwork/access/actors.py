"""Who is acting: a user in a role, somebody who came by a link, or a command of the deployer's."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from linkwork.access.models import Link, Membership, Organisation, User
from linkwork.access.roles import Role


@dataclass(frozen=True)
class Actor:
    """A user in one role. `organisation` keeps the records; `employer` is where they work.

    Whoever came by a link has no user. `confirmed` is False only where they gave no code.
    """

    user: User | None
    role: Role
    organisation: Organisation
    employer: Organisation
    team_id: int | None = None
    link: Link | None = None
    confirmed: bool = True

    @classmethod
    def of(cls, membership: Membership) -> "Actor":
        """The actor that a membership makes of its user."""
        return cls(
            user=membership.user,
            role=Role(membership.role),
            organisation=membership.organisation.keeper,
            employer=membership.organisation,
            team_id=membership.team_id,
        )

    @classmethod
    def by_link(cls, link: Link, *, confirmed: bool = True) -> "Actor":
        """A provider, a person or a carer who came by a link."""
        return cls(
            user=None,
            role=Role(link.role),
            organisation=link.organisation,
            employer=link.body or link.organisation,
            link=link,
            confirmed=confirmed,
        )

    @classmethod
    def system(cls, organisation: Organisation) -> "Actor":
        """A command run by the deployer, on one organisation's records."""
        return cls(user=None, role=Role.SYSTEM, organisation=organisation, employer=organisation)

    @cached_property
    def reference(self) -> str:
        """How the audit names the actor: an opaque id, never a name."""
        if self.link is not None:
            return str(self.link.public_id)
        return str(self.user.public_id) if self.user else "system"

    @property
    def name(self) -> str:
        """What colleagues call the actor."""
        if self.link is not None:
            return self.link.name or f"the {self.role.value}"
        return self.user.name if self.user else "Linkwork"


def live_memberships(user: User) -> list[Membership]:
    """The user's memberships in force today, oldest first."""
    today = timezone.localdate()
    rows = Membership.objects.filter(user=user, since_on__lte=today).exclude(until_on__lt=today)
    return list(rows.select_related("organisation__parent", "user").order_by("since_on", "pk"))


def acting(user: User, membership_id: int | None = None) -> Actor | None:
    """Who the user acts as: in the membership they chose, else their first; None without one."""
    rows = live_memberships(user)
    chosen = [row for row in rows if row.pk == membership_id] or rows[:1]
    return Actor.of(chosen[0]) if chosen else None
