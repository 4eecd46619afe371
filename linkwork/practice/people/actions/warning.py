"""Warns of a risk, looks at it again, and says when it is over."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.practice.people.models import Alert, AlertLook, Person


class NotAllowed(Exception):
    """What cannot be done to a person's record now; the message says why, in words."""


@transaction.atomic
def raise_alert(
    *, person: Person, risk: str, text: str, owner: User, review_on: date, by: Actor
) -> Alert:
    """Warn everybody who will meet the person."""
    if not text.strip():
        raise NotAllowed("Say what to know before meeting the person.")
    alert = Alert.objects.create(
        organisation=person.organisation,
        subject=person.public_id,
        person=person,
        risk=Alert.Risk(risk),
        text=text,
        owner=owner,
        since_on=timezone.localdate(),
        review_on=review_on,
    )
    audit.record(by=by, action=Action.CREATE, verb="alert raised", on=alert)
    return alert


@transaction.atomic
def review_alert(
    *, alert: Alert, words: str, review_on: date, by: Actor, owner: User | None = None
) -> Alert:
    """Say how the risk looks now, who watches it, and when to look again."""
    _still_open(alert, words, "Say how it looks now.")
    if review_on <= timezone.localdate():
        raise NotAllowed("Set a later day to look again.")
    alert.save_over(alert.version, review_on=review_on, owner=owner or alert.owner)
    _keep_look(alert, words, review_on, by)
    audit.record(by=by, action=Action.AMEND, verb="alert reviewed", on=alert)
    return alert


@transaction.atomic
def close_alert(*, alert: Alert, on: date, by: Actor, because: str = "No longer a risk") -> Alert:
    """Say that the risk is over, and how one knows."""
    _still_open(alert, because, "Say why it is over.")
    alert.save_over(alert.version, closed_on=on, closed_because=because)
    _keep_look(alert, because, None, by)
    audit.record(by=by, action=Action.AMEND, verb="alert closed", on=alert)
    return alert


@transaction.atomic
def hand_over_alerts(*, person: Person, to: User, by: Actor) -> int:
    """Let somebody else watch every open alert of the person; answer how many changed hands."""
    rows = Alert.objects.filter(person=person, closed_on__isnull=True).exclude(owner=to)
    moved = list(rows)
    for alert in moved:
        alert.save_over(alert.version, owner=to)
        audit.record(by=by, action=Action.AMEND, verb="alert handed over", on=alert)
    return len(moved)


def _still_open(alert: Alert, words: str, missing: str) -> None:
    if alert.closed_on is not None:
        raise NotAllowed("This alert is closed. Raise a new one.")
    if not words.strip():
        raise NotAllowed(missing)


def _keep_look(alert: Alert, words: str, review_on: date | None, by: Actor) -> None:
    AlertLook.objects.create(
        alert=alert, at=timezone.now(), by=by.user, words=words, review_on=review_on
    )
