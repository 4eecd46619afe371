"""What is sent to the forms of the directory."""

from typing import Any

from tests.matrix.bodies.forms import Body
from tests.matrix.cast import House

NOT_HERE = {
    "directory:publish": "only a draft is published",
}


def _entry(house: House) -> dict[str, Any]:
    return {"name": f"Garden {house.canary}", "about": "Growing", "version": "1"}


BODIES: dict[str, Body] = {
    "directory:confirm": lambda _: {},
    "directory:wrong": lambda _: {"text": "The day is wrong"},
    "directory:settle": lambda _: {"done": "mended"},
    "directory:room": lambda _: {"room": "has places", "places": "3", "said_by": "Tom"},
    "directory:session": lambda _: {
        "on_day": "3",
        "on_month": "12",
        "on_year": "2099",
        "happens": "no",
    },
    "directory:draft": lambda _: {"name": "Choir", "new_provider": "Voices"},
    "directory:edit": _entry,
    "directory:places": lambda _: {"name_0": "The hall", "version": "1"},
    "directory:times": lambda _: {"weekday_0": "TU", "version": "1"},
    "directory:close": lambda _: {"reason": "break"},
    "directory:withdraw": lambda _: {"reason": "ended"},
    "directory:provider": lambda _: {"name": "Brook Lane", "version": "1"},
    "directory:feeds": lambda _: {
        "name": "Another",
        "url": "https://feed.example/",
        "every_days": "7",
    },
    "directory:feed_fetch": lambda _: {},
    "directory:feed_decide": lambda _: {"all": "yes", "decision": "approve"},
}
