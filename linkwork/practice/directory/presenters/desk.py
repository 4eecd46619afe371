"""The desk in words: each queue, what waits in it, for how long, and the one next step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from linkwork.practice.directory import queries
from linkwork.practice.directory.freshness import AGEING_AFTER
from linkwork.practice.directory.models import Activity, Feedback
from linkwork.ui.words import ago, day, days_in_words

Line = dict[str, Any]


@dataclass(frozen=True)
class Queue:
    """One kind of thing that waits."""

    id: str
    title: str
    empty: str
    rows: Callable[[date], QuerySet[Any]]
    line: Callable[[Any, date], Line]
    narrowed: str = ""  # the filters of the list that shows all of it

    @property
    def all(self) -> str:
        """Where all of it is listed."""
        return f"{reverse('directory:list')}?{self.narrowed}" if self.narrowed else ""

    def shown(self, lines: list[Line], total: int) -> dict[str, Any]:
        """The queue as the page prints it."""
        return {
            "id": self.id,
            "title": self.title,
            "empty": self.empty,
            "rows": lines,
            "total": total,
            "more": {"text": f"All {total}", "href": self.all} if self.all else None,
        }


def _address(activity: Activity) -> str:
    return reverse("directory:activity", args=[activity.public_id])


def _waits(since: date | None, on: date) -> str:
    if since is None:
        return "never"
    days = (on - since).days
    return "today" if days < 1 else days_in_words(days)


def _report(report: Feedback, on: date) -> Line:
    activity = report.activity
    return {
        "who": activity.name,
        "href": _address(activity),
        "who_detail": activity.provider.name,
        "what": f"Said to be wrong: {report.text}",
        "on": "the directory",
        "waited": _waits(report.said_at.date(), on),
        "waited_detail": f"said by {report.teller}",
        "overdue": (on - report.said_at.date()).days > 7,
        "step": "Say what was done",
        "step_href": reverse("directory:settle", args=[activity.public_id, report.public_id]),
    }


def _check(activity: Activity, on: date) -> Line:
    assured = activity.assured_on
    return {
        **_of(activity),
        "what": "Ask whether it is still right" if assured else "Nobody has ever confirmed it",
        "waited": _waits(assured, on),
        "waited_detail": f"confirmed on {day(assured)}" if assured else "",
        "overdue": assured is None or (on - assured).days > AGEING_AFTER,
        "step": "Open it",
    }


def _full(activity: Activity, on: date) -> Line:
    stated = activity.room_stated_on
    return {
        **_of(activity),
        "what": f"{Activity.Room(activity.room).label}: ask whether there is room now",
        "waited": _waits(stated, on),
        "waited_detail": f"said on {day(stated)}" if stated else "",
        "overdue": False,
        "step": "Say what they say",
        "step_href": reverse("directory:room", args=[activity.public_id]),
    }


def _draft(activity: Activity, on: date) -> Line:
    return {**_of(activity), "what": "A draft: publish it", "waited": "", "step": "Open it"}


def _closed(activity: Activity, on: date) -> Line:
    until = activity.closed_until_on
    return {
        **_of(activity),
        "what": "Closed for now: ask whether it runs again",
        "waited": f"until {day(until)}" if until else "no day said",
        "waited_detail": ago(until) if until else "",
        "overdue": until is not None and until < on,
        "step": "Open it",
    }


def _of(activity: Activity) -> Line:
    address = _address(activity)
    return {
        "who": activity.name,
        "href": address,
        "who_detail": activity.provider.name,
        "on": activity.phone or activity.provider.phone or "the provider",
        "step_href": address,
    }


QUEUES = (
    Queue(
        "reports",
        "Said to be wrong",
        "Nothing is said to be wrong. Link workers tell you here.",
        lambda _: queries.all_open_reports(),
        _report,
    ),
    Queue(
        "check-due",
        "Check due",
        "No check is due. Entries come here half a year after somebody last confirmed them.",
        queries.check_due,
        _check,
        "confirmed=check",
    ),
    Queue(
        "long-unconfirmed",
        "Held back: not confirmed for a year, or never",
        "Every entry was confirmed within the year.",
        lambda on: queries.held_back(on).order_by("assured_on", "name"),
        _check,
        "confirmed=check",
    ),
    Queue(
        "due-soon",
        "Check due within 30 days",
        "Nothing falls due within 30 days.",
        queries.due_soon,
        _check,
    ),
    Queue(
        "full-long",
        "Full, or with a waiting list, for over 60 days",
        "Nothing has been full for long.",
        queries.full_long,
        _full,
    ),
    Queue("drafts", "Drafts", "There are no drafts.", lambda _: queries.drafts(), _draft),
    Queue(
        "closed",
        "Closed for now",
        "Nothing is closed for now.",
        lambda _: queries.closed(),
        _closed,
    ),
)
