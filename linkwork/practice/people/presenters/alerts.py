"""Alerts in words: what, who watches it, when somebody looks again, and what was seen."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from linkwork.practice.people.models import Alert, AlertLook
from linkwork.ui.queue import Row
from linkwork.ui.words import day, day_short, days_in_words


@dataclass(frozen=True)
class AlertRow:
    """One alert on its person's page."""

    risk: str
    text: str
    owner: str
    since: str
    review: str
    overdue: bool
    closed: str
    looks: list[str]
    review_href: str


def alert_row(alert: Alert, looks: list[AlertLook], on: date, *, may_review: bool) -> AlertRow:
    """An alert with everything that was seen of it."""
    closed = f"Closed {day(alert.closed_on)}: {alert.closed_because}" if alert.closed_on else ""
    page = reverse("people:alert", kwargs={"person_id": alert.subject, "alert_id": alert.public_id})
    overdue = not closed and alert.review_on <= on
    return AlertRow(
        risk=alert.get_risk_display(),
        text=alert.text,
        owner=alert.owner.name,
        since=day(alert.since_on),
        review=f"{'Was to be looked at' if overdue else 'Look again'} {day(alert.review_on)}",
        overdue=overdue,
        closed=closed,
        looks=[_look(one) for one in looks],
        review_href=page if may_review and not closed else "",
    )


def _look(look: AlertLook) -> str:
    by = f", {look.by.name}" if look.by else ""
    return f"{day(timezone.localdate(look.at))}{by}: {look.words}"


def due_row(alert: Alert, on: date, *, may_review: bool) -> Row:
    """An alert whose day has come, as a row of a queue."""
    late = (on - alert.review_on).days
    page = reverse("people:alerts", kwargs={"person_id": alert.subject})
    look = reverse("people:alert", kwargs={"person_id": alert.subject, "alert_id": alert.public_id})
    return Row(
        who=alert.person.name,
        href=page,
        who_detail=day(alert.person.born_on),
        what=f"{alert.get_risk_display()}. {alert.text}",
        on=alert.owner.name,
        waited=days_in_words(late) if late else "Today",
        waited_detail=f"to be looked at {day_short(alert.review_on)}",
        overdue=late > 0,
        step="Look again" if may_review else "Open",
        step_href=look if may_review else page,
    )
