"""The ways in to a person's page, as the link worker sees them."""

from dataclasses import dataclass
from uuid import UUID

from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.ui.words import day, day_clock


@dataclass(frozen=True)
class Line:
    """One live link: whose, where its codes go, since when, and when last used."""

    id: UUID
    whose: str
    to: str
    sent: str
    used: str
    until: str


def line(link: Link) -> Line:
    """Say one link."""
    way = "Text to" if link.channel == Link.Channel.SMS else "E-mail to"
    return Line(
        id=link.public_id,
        whose=f"{link.name}, carer" if link.role == Role.PROXY else "The person",
        to=f"{way} {link.address}",
        sent=day(link.made_at),
        used=day_clock(link.used_at) or "Not yet",
        until=day(link.until_at),
    )
