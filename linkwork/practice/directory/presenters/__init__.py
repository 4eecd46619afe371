"""The directory in words."""

from linkwork.practice.directory.presenters.asked import (
    as_asked,
    places_as_asked,
    times_as_asked,
    with_points,
)
from linkwork.practice.directory.presenters.entries import (
    DAYS,
    FRESHNESS_NOTE,
    Entry,
    Tag,
    ages,
    cost,
    details,
    entry,
    pounds,
    room,
    when,
    where,
)
from linkwork.practice.directory.presenters.keeping import (
    history,
    line,
    next_dates,
    note,
    shown_in_short,
    steps,
)

__all__ = [
    "DAYS",
    "FRESHNESS_NOTE",
    "Entry",
    "Tag",
    "ages",
    "as_asked",
    "cost",
    "details",
    "entry",
    "history",
    "line",
    "next_dates",
    "note",
    "places_as_asked",
    "pounds",
    "room",
    "shown_in_short",
    "steps",
    "times_as_asked",
    "when",
    "where",
    "with_points",
]
