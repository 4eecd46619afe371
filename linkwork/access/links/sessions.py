"""Browsers that came in by a link: a cookie of their own, and twenty idle minutes."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.links import secrets
from linkwork.access.models import Link, LinkSession

IDLE = timedelta(minutes=20)
NOTED = timedelta(minutes=1)  # how exactly the last look is kept


def live(handle: str) -> Link | None:
    """The link of a handle, if it still works."""
    rows = Link.objects.filter(
        handle_hash=secrets.hashed("handle", handle), until_at__gt=timezone.now()
    )
    return rows.select_related("organisation__parent", "body__parent").first()


def begin(response: HttpResponse, link: Link, *, confirmed: bool) -> None:
    """Let this browser in, under a new key."""
    key = secrets.key()
    now = timezone.now()
    LinkSession.objects.create(
        link=link, key_hash=secrets.hashed("session", key), confirmed=confirmed, seen_at=now
    )
    Link.objects.filter(pk=link.pk).update(used_at=now)
    set_cookie(response, settings.LINK_COOKIE_NAME, key)


def set_cookie(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie that only this site's own pages send, and that scripts cannot read."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, httponly=True, samesite="Lax", secure=secure, path="/")


def session(request: HttpRequest) -> LinkSession | None:
    """The live session of this browser, marked as seen; None without one."""
    key = request.COOKIES.get(settings.LINK_COOKIE_NAME, "")
    if not key:
        return None
    now = timezone.now()
    rows = LinkSession.objects.filter(
        key_hash=secrets.hashed("session", key), seen_at__gt=now - IDLE, link__until_at__gt=now
    )
    found = rows.select_related("link__organisation__parent", "link__body__parent").first()
    if found is not None and found.seen_at < now - NOTED:
        LinkSession.objects.filter(pk=found.pk).update(seen_at=now)
    return found


def actor(request: HttpRequest) -> Actor | None:
    """Who came in by a link; None where nobody did."""
    found = session(request)
    return None if found is None else Actor.by_link(found.link, confirmed=found.confirmed)


def leave(request: HttpRequest, response: HttpResponse) -> None:
    """End this browser's session."""
    found = session(request)
    if found is not None:
        found.delete()
    response.delete_cookie(settings.LINK_COOKIE_NAME)
