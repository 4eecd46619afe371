"""A feed and its differences in words."""

from typing import Any

from django.urls import reverse

from linkwork.practice.directory.models import FeedChange, FeedSource
from linkwork.ui.words import day

What = FeedChange.What
COLOURS = {What.NEW: "green", What.CHANGED: "blue", What.GONE: "orange"}


def feed(source: FeedSource) -> dict[str, Any]:
    """A feed in a line: where it is, when it was read, and what waits."""
    read = (
        f"Read to its end on {day(source.synced_at.date())}" if source.synced_at else "Never read"
    )
    return {
        "name": source.name,
        "href": reverse("directory:feed", args=[source.public_id]),
        "url": source.url,
        "read": read,
        "words": source.last_words,
        "failed": source.failed,
        "waits": getattr(source, "waits", 0),
        "every": f"Every {source.every_days} days" if source.every_days > 1 else "Every day",
    }


def change(one: FeedChange) -> dict[str, Any]:
    """One difference, line by line."""
    what = What(one.what)
    return {
        "id": str(one.public_id),
        "name": one.name,
        "what": str(what.label),
        "colour": COLOURS[what],
        "gone": what is What.GONE,
        "rows": [
            [label, *([] if what is What.NEW else [ours or "Nothing"]), theirs or "Nothing"]
            for label, ours, theirs in one.lines
        ],
        "head": ["What", "The feed says"]
        if what is What.NEW
        else ["What", "As held", "The feed says"],
    }
