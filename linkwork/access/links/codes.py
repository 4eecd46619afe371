"""Six digits to a link's own address: ten minutes, five tries, once, for the browser that asked."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from linkwork.access import delivery
from linkwork.access.links import secrets
from linkwork.access.models import Link, LinkCode

log = logging.getLogger(__name__)

LASTS = timedelta(minutes=10)
TRIES = 5
MOST = 5  # codes an hour for one link, so that nobody's telephone is flooded
SUBJECT = "Your code"
TEXT = "Your code is {code}. It works for ten minutes. If you did not ask for it, do nothing."


class TooMany(Exception):
    """A link asked for more codes than it may in an hour."""


@transaction.atomic
def send(link: Link, browser: str) -> LinkCode:
    """Send a new code to the link's own address; raise `TooMany` where it had its fill."""
    now = timezone.now()
    Link.objects.select_for_update().get(pk=link.pk)
    if link.codes.filter(sent_at__gt=now - timedelta(hours=1)).count() >= MOST:
        raise TooMany
    digits = secrets.code()
    sent = LinkCode.objects.create(
        link=link,
        browser_hash=secrets.hashed("browser", browser),
        code_hash=secrets.hashed("code", f"{link.public_id}{digits}"),
        sent_at=now,
    )
    transaction.on_commit(lambda: _deliver(link, digits))
    return sent


def _deliver(link: Link, digits: str) -> None:
    """Send it; where the post is away, the page's "send me a new code" is the way on."""
    try:
        delivery.deliver(link.channel, link.address, SUBJECT, TEXT.format(code=digits))
    except delivery.NotDelivered:
        log.exception("a code for link %s was not delivered", link.public_id)


@transaction.atomic
def redeem(link: Link, browser: str, digits: str) -> bool:
    """Use the newest code of this browser; say whether it was right. Each try counts."""
    sent = LinkCode.objects.select_for_update().filter(
        link=link,
        browser_hash=secrets.hashed("browser", browser),
        used_at__isnull=True,
        tries__lt=TRIES,
        sent_at__gt=timezone.now() - LASTS,
    )
    newest = sent.order_by("-sent_at", "-pk").first()
    if newest is None:
        return False
    right = secrets.same("code", f"{link.public_id}{digits}", newest.code_hash)
    used = timezone.now() if right else None
    LinkCode.objects.filter(pk=newest.pk).update(tries=F("tries") + 1, used_at=used)
    return right
