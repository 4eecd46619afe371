"""Exactly what a provider will see: the least that is needed, as shown before it is sent.

Never here: family name, birth date, address, NHS number, diagnosis, notes, other providers.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from linkwork.practice.connections.models import Connection

NOT_SEEN = (
    "Family name, birth date, address, NHS number",
    "Why they were referred, or any diagnosis",
    "Your notes, their answers, their other connections",
)
NOBODY, ME, ANOTHER, LATER = "nobody", "me", "another", "later"
THROUGH_US, RING = "through us", "ring"


@dataclass(frozen=True)
class Choices:
    """What the link worker chose to say and to arrange."""

    name_used: str
    hoping_to_start: str = ""
    hopes_for: str = ""
    good_to_know: str = ""
    reach: str = THROUGH_US
    safety: str = ""
    along: str = LATER
    companion: str = ""
    meeting_point: str = ""
    meeting_when: str = ""


@dataclass(frozen=True)
class Disclosure:
    """The page that the provider will see."""

    to: str
    heading: str
    rows: tuple[tuple[str, str], ...]

    def kept(self) -> dict[str, Any]:
        """The page as it is kept with the connection."""
        return {
            "to": self.to,
            "heading": self.heading,
            "rows": [list(row) for row in self.rows],
        }

    @property
    def mark(self) -> str:
        """A mark by which the page that was shown is known again when it is sent."""
        whole = json.dumps(self.kept(), sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()


def disclosure(connection: Connection, chosen: Choices, worker: str) -> Disclosure:
    """Make the provider's page from what was chosen, and from nothing else of the record."""
    activity = connection.activity
    asked = activity.ask_for or activity.provider.name
    to = asked if asked == activity.provider.name else f"{asked}, {activity.provider.name}"
    rows = [
        ("Name used", chosen.name_used),
        ("Hoping to start", chosen.hoping_to_start or "When there is room"),
        ("What they hope for", chosen.hopes_for),
        ("Good to know", chosen.good_to_know),
        ("Who comes along", company(chosen, worker)),
        ("Meeting", _meeting(chosen)),
        ("How to reach them", _reach(connection, chosen, worker)),
        ("Anything about safety", chosen.safety or "Nothing to share"),
    ]
    return Disclosure(
        to=to,
        heading=f"Could {chosen.name_used} join {activity.name}?",
        rows=tuple((label, value.strip()) for label, value in rows if value.strip()),
    )


def company(chosen: Choices, worker: str) -> str:
    """Say who goes along to the first session."""
    return {
        ME: f"{worker}, first time only",
        ANOTHER: f"{chosen.companion or 'Somebody they know'}, first time only",
        NOBODY: "Nobody; they prefer to come alone",
    }.get(chosen.along, "Not arranged yet")


def _meeting(chosen: Choices) -> str:
    """Where and when they meet, where somebody goes along."""
    if chosen.along not in (ME, ANOTHER):
        return ""
    return ", ".join(filter(None, (chosen.meeting_point, chosen.meeting_when)))


def said_before(kept: dict[str, Any] | None) -> dict[str, str]:
    """What another provider was told of the same person, to begin from: nothing is sent by it."""
    rows = dict(kept["rows"]) if kept else {}
    safety = rows.get("Anything about safety", "")
    found = {
        "name_used": rows.get("Name used", ""),
        "hopes_for": rows.get("What they hope for", ""),
        "good_to_know": rows.get("Good to know", ""),
        "safety": "" if safety == "Nothing to share" else safety,
    }
    return {name: value for name, value in found.items() if value}


def _reach(connection: Connection, chosen: Choices, worker: str) -> str:
    person = connection.case.person
    if chosen.reach == RING and person.phone and not person.no_contact:
        return f"Ring {chosen.name_used}: {person.phone}"
    number = connection.organisation.phone
    return f"Through {worker}{f': {number}' if number else ''}"
