"""Who looked at the record: the role and where they work, the day, and what kind of thing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from linkwork.access.models import AuditEvent
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.mypage import queries
from linkwork.practice.mypage.whose import Mine
from linkwork.ui.words import joined, local_day

THINGS = {
    "person": "your name and how to reach you",
    "case": "your page",
    "referral": "why you came to us",
    "contact": "notes of your talks",
    "plan": "your plan",
    "connection": "your groups",
    "attendance": "when you went",
    "measure": "your answers",
    "consent": "what you agreed to",
    "message": "a note to your surgery",
    "reflection": "how it went",
    "suggestion": "what you asked for",
    "notice": "a message to you",
    "link": "the link to your page",
    "task": "a job to do for you",
    "audit": "who looked at your record",
    "pack": "a copy of your record",
}
DONE = {
    Action.VIEW: "Looked at",
    Action.LIST: "Looked at",
    Action.CREATE: "Wrote",
    Action.AMEND: "Changed",
    Action.SHARE: "Sent",
    Action.EXPORT: "Took a copy of",
}
ME = "You"
IN_A_LIST = "your name in a list"
# Some roles are said by where they work only: to name them could tell somebody else too much.
ROLES = {
    Role.LINK_WORKER: "A link worker",
    Role.TEAM_LEAD: "A team lead",
    Role.REFERRER: "Your surgery, or who sent you to us",
    Role.AUDITOR: "Somebody who checks that records are safe",
}


@dataclass(frozen=True)
class Look:
    """What one person, or one role, did with the record on one day."""

    on: date
    who: str
    where: str
    did: str


def looks(mine: Mine, *, lately: bool = False) -> list[Look]:
    """What was done with the record, a line for each day and role, the latest first."""
    events = queries.looks(mine.person, lately=lately)
    places, holders = queries.employers(events), queries.link_holders(events)
    found: dict[tuple[date, str, str], dict[str, set[str]]] = {}
    for event in events:
        who, where = _who(event, mine, places, holders)
        line = found.setdefault(
            (local_day(datetime.fromisoformat(event.at)), who, where), defaultdict(set)
        )
        line[_act(event)].add(_thing(event))
    return [Look(on, who, where, _said(did)) for (on, who, where), did in found.items()]


def _who(
    event: AuditEvent, mine: Mine, places: dict[str, str], holders: dict[str, str]
) -> tuple[str, str]:
    home, role = mine.person.organisation.name, Role(event.role)
    outside = {
        Role.PERSON: (ME, ""),
        Role.PROXY: (holders.get(event.actor, "Somebody"), "who you let see your page"),
        Role.SYSTEM: ("The computer, by itself", home),
        Role.PROVIDER: (
            holders.get(event.actor) or places.get(event.actor, "A group"),
            "a group we asked",
        ),
    }
    return outside.get(role) or (_staff(event, role, mine), places.get(event.actor, home))


def _staff(event: AuditEvent, role: Role, mine: Mine) -> str:
    if queries.is_worker(mine.case.link_worker, event.actor):
        return "Your link worker"
    if event.relation == Relation.GLASS:
        return "Somebody who does not often help you, with a reason"
    return ROLES.get(role, "Somebody on the staff")


def _act(event: AuditEvent) -> str:
    return DONE.get(Action(event.action), "Used")


def _thing(event: AuditEvent) -> str:
    if event.action == Action.LIST and len(event.people) > 1:
        return IN_A_LIST
    return THINGS.get(event.kind, "your record")


def _said(did: dict[str, set[str]]) -> str:
    return " ".join(f"{act} {joined(sorted(things))}." for act, things in did.items())
