"""What can be done to a link: issued, and ended. Every write to the table passes here."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import secrets
from linkwork.access.models import Link, LinkSession, Organisation
from linkwork.access.models.links import BY_LINK
from linkwork.access.roles import Action, Role

FOR_PROVIDERS = 30  # days, unless somebody says otherwise
FOR_PEOPLE = 365
FOR_PANELLISTS = 180
LASTS = {Role.PROVIDER: FOR_PROVIDERS, Role.PANELLIST: FOR_PANELLISTS}


@dataclass(frozen=True)
class Issued:
    """A new link, and its address: told once, because only a hash of the handle is kept."""

    link: Link
    url: str


@transaction.atomic
def issue(
    *,
    by: Actor,
    role: Role,
    channel: str,
    address: str,
    body: Organisation | None = None,
    subject: UUID | None = None,
    about: UUID | None = None,
    name: str = "",
    days: int | None = None,
) -> Issued:
    """Make a way in: for a provider (`body`, perhaps `about` one thing), else for a `subject`.

    Raises `ValueError` where it would open nobody's records, or everybody's.
    """
    if (role is Role.PROVIDER) != (body is not None) or (role is Role.PROVIDER) == bool(subject):
        raise ValueError("a provider's link names its body; anybody else's, whose records")
    if role not in BY_LINK or not address:
        raise ValueError(f"a link is for one of {', '.join(BY_LINK)}, at an address")
    handle = secrets.handle()
    lasting = days or LASTS.get(role, FOR_PEOPLE)
    link = Link.objects.create(
        organisation=by.organisation,
        role=role.value,
        body=body,
        subject=subject,
        about=about,
        name=name or (body.name if body else ""),
        channel=Link.Channel(channel),
        address=address,
        handle_hash=secrets.hashed("handle", handle),
        made_by=by.user,
        until_at=timezone.now() + timedelta(days=lasting),
    )
    _tell(by, link, "link issued")
    url = settings.LINKWORK_SITE.rstrip("/") + reverse("links:landing", args=[handle])
    return Issued(link, url)


@transaction.atomic
def end(
    *,
    by: Actor,
    role: Role | None = None,
    subject: UUID | None = None,
    about: UUID | None = None,
    body: Organisation | None = None,
    link: Link | None = None,
) -> int:
    """End the live links that fit, and whoever is inside by them; answer how many ended."""
    if subject is None and about is None and body is None and link is None:
        raise ValueError("say which links end")
    rows = Link.objects.filter(organisation=by.organisation, until_at__gt=timezone.now())
    wanted: dict[str, object] = {
        "role": role.value if role else None,
        "subject": subject,
        "about": about,
    }
    wanted |= {"body": body, "pk": link.pk if link else None}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    found = list(rows)
    for one in found:
        _tell(by, one, "link ended")
    LinkSession.objects.filter(link__in=found).delete()
    Link.objects.filter(pk__in=[one.pk for one in found]).update(until_at=timezone.now())
    return len(found)


def _tell(by: Actor, link: Link, verb: str) -> None:
    people = [link.subject] if link.subject else []
    audit.record(by=by, action=Action.SHARE, verb=verb, kind="link", people=people)
