"""What can be asked of access: the newest audit events, with the names of those who acted."""

from dataclasses import dataclass
from datetime import datetime

from linkwork.access.models import AuditEvent, Organisation, User

SHOWN = 100


@dataclass(frozen=True)
class EventRow:
    """One event as the auditor reads it."""

    sequence: int
    at: datetime
    who: str
    role: str
    verb: str
    rule: str
    people: int
    refused: bool


@dataclass(frozen=True)
class AuditPage:
    """The newest events and how many there are."""

    rows: list[EventRow]
    total: int


def newest_events(organisation: Organisation) -> list[AuditEvent]:
    """The newest events of one organisation."""
    return list(AuditEvent.objects.filter(organisation=organisation).order_by("-sequence")[:SHOWN])


def audit_page(events: list[AuditEvent]) -> AuditPage:
    """The events with names for the opaque ids, which the chain itself never holds."""
    ids = {event.actor for event in events if event.actor != "system"}
    names = {str(user.public_id): user.name for user in User.objects.filter(public_id__in=ids)}
    rows = [
        EventRow(
            sequence=event.sequence,
            at=datetime.fromisoformat(event.at),
            who=names.get(event.actor, "Linkwork"),
            role=event.role,
            verb=event.verb,
            rule=event.rule,
            people=len(event.people),
            refused=event.action == "deny",
        )
        for event in events
    ]
    return AuditPage(rows, events[0].sequence if events else 0)
