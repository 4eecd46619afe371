"""What can be done to a notice. Every write to the table passes here."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, User
from linkwork.access.roles import Action
from linkwork.practice.notices import queries, safety, sending, settling, templates
from linkwork.practice.notices.models import Notice
from linkwork.practice.notices.moves import NotAllowed
from linkwork.practice.people.models import Person

S = Notice.State


@transaction.atomic
def post(
    *,
    by: Actor,
    template: str,
    to_person: Person | None = None,
    to_body: Organisation | None = None,
    to_user: User | None = None,
    about: Person | None = None,
    address: str = "",
    channel: str = Notice.Channel.EMAIL,
    url: str = "",
    cause: str = "",
) -> Notice:
    """Let a notice go out once this transaction is kept; once only for each `cause`.

    `about` is the person it concerns, unless it goes to them. Without an address, the one that is
    kept of whom it goes to is used. Where the person is not to be contacted it is kept, unsent.
    """
    if template not in templates.ALL:
        raise ValueError(f"there is no notice called {template!r}")
    known = queries.caused(by.organisation, cause)
    if known is not None:
        return known
    concerns = about or to_person
    values: dict[str, Any] = {
        "subject": concerns.public_id if concerns else None,
        "template": template,
        "channel": Notice.Channel(channel),
        "to_person": to_person,
        "to_body": to_body,
        "to_user": to_user,
        "address": address or _kept_address(to_person, to_body, to_user, channel),
        "url": url,
        "posted_by": by.user,
        "posted_at": timezone.now(),
        "try_at": timezone.now(),
    }
    if cause:
        notice, new = Notice.objects.get_or_create(
            organisation=by.organisation, cause=cause, defaults=values
        )
    else:
        notice, new = Notice.objects.create(organisation=by.organisation, **values), True
    if new:
        audit.record(by=by, action=Action.CREATE, verb="notice posted", on=notice)
        _stop_or_send(notice, concerns, by)
    return notice


def _kept_address(
    person: Person | None, body: Organisation | None, user: User | None, channel: str
) -> str:
    """The address that is kept of whom it goes to."""
    if channel == Notice.Channel.SMS:
        holder = person or body
        return holder.phone if holder else ""
    kept = [one.email for one in (person, user, body) if one is not None]
    return next((address for address in kept if address), "")


def _stop_or_send(notice: Notice, concerns: Person | None, by: Actor) -> None:
    why = safety.why_not(notice, concerns)
    if why:
        settling.stop(notice=notice, why=why, by=by)
    else:
        transaction.on_commit(lambda: sending.send(notice.pk, notice.organisation))


@transaction.atomic
def try_again(*, notice: Notice, by: Actor) -> Notice:
    """Send one that failed once more; a person not to be contacted is still not."""
    if notice.state != S.FAILED:
        raise NotAllowed("Only a message that was not delivered can be tried again.")
    if notice.sent_at is not None and "{link}" in templates.ALL[notice.template].text:
        raise NotAllowed("Its link was forgotten when it was sent. Send a new one instead.")
    known = _kept_address(notice.to_person, notice.to_body, notice.to_user, notice.channel)
    settling.move(
        notice,
        S.QUEUED,
        "notice queued again",
        by,
        address=notice.address or known,
        tries=0,
        try_at=timezone.now(),
        why="",
    )
    audit.record(by=by, action=Action.AMEND, verb="notice tried again", on=notice)
    _stop_or_send(notice, queries.whom(notice), by)
    return notice


@transaction.atomic
def try_all_again(*, by: Actor, days: int = 30) -> int:
    """Send every one of the last weeks that failed once more; answer how many."""
    since = timezone.now() - timedelta(days=days)
    rows = Notice.objects.filter(
        organisation=by.organisation, state=S.FAILED, posted_at__gte=since, sent_at__isnull=True
    )
    found = list(rows.order_by("pk"))
    for notice in found:
        try_again(notice=notice, by=by)
    audit.record(by=by, action=Action.AMEND, verb="failed notices tried again", kind="notice")
    return len(found)
