"""The tables of the directory."""

from linkwork.practice.directory.models.entries import (
    RUNNING,
    Activity,
    Location,
    Provider,
    Schedule,
    Session,
)
from linkwork.practice.directory.models.feeds import FeedChange, FeedSource
from linkwork.practice.directory.models.keeping import ActivityEvent, Feedback, RoomStatement
from linkwork.practice.directory.models.searching import Card, Postcode

__all__ = [
    "RUNNING",
    "Activity",
    "ActivityEvent",
    "Card",
    "FeedChange",
    "FeedSource",
    "Feedback",
    "Location",
    "Postcode",
    "Provider",
    "RoomStatement",
    "Schedule",
    "Session",
]
