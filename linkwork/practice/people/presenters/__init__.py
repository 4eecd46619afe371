"""A person in words: the bar on every page, rows of lists, alerts, and what was changed."""

from linkwork.practice.people.presenters.alerts import AlertRow, alert_row, due_row
from linkwork.practice.people.presenters.changes import Change, changes_in_words, details_of
from linkwork.practice.people.presenters.people import (
    PersonBar,
    Row,
    alerts_in_words,
    bar,
    page_of,
    row,
    tabs,
    ways_of_contact,
)

__all__ = [
    "AlertRow",
    "Change",
    "PersonBar",
    "Row",
    "alert_row",
    "alerts_in_words",
    "bar",
    "changes_in_words",
    "details_of",
    "due_row",
    "page_of",
    "row",
    "tabs",
    "ways_of_contact",
]
