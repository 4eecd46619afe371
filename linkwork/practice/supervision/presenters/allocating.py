"""Who holds what, in words: choices to share out, room on caseloads, hand-overs told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from linkwork.access.models import ServicePolicy
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.needs import NeedCode
from linkwork.practice.supervision.board import Load
from linkwork.practice.supervision.models import CaseCover, HandOver
from linkwork.practice.supervision.watch import Watched
from linkwork.practice.supervision.weight import figure
from linkwork.ui.queue import Row
from linkwork.ui.words import ago, counted, day, day_clock, day_short, local_day


def offered(referral: Referral) -> str:
    """A new referral beside its box: who, for what, from whom, by when."""
    parts = [
        f"{referral.person.name}, born {day(referral.person.born_on)}",
        str(NeedCode(referral.main_need).label),
        f"from {referral.practice.name}",
    ]
    if referral.urgent:
        parts.append("marked urgent")
    if referral.risk:
        parts.append("something to know before meeting")
    due = referral.due_on
    if due is not None:
        late = ", late" if due < timezone.localdate() else ""
        parts.append(f"first call by {day_short(due)}{late}")
    return "; ".join(parts)


def held(row: Watched) -> str:
    """An open case beside its box: who, what it weighs, what comes next."""
    person, case = row.case.person, row.case
    step = f"next: {case.next_step}" if case.next_step else "no next step"
    return f"{person.name}, born {day(person.born_on)}; weighs {row.weight.words}; {step}"


@dataclass(frozen=True)
class Room:
    """How much more a link worker could take on."""

    name: str
    people: str
    weight: str
    room: str
    full: bool


def room(loads: list[Load], policy: ServicePolicy) -> list[Room]:
    """Who has room, the most in front."""
    return [_room(load, policy) for load in sorted(loads, key=lambda load: load.weight)]


def _room(load: Load, policy: ServicePolicy) -> Room:
    left = policy.caseload_weight - load.weight
    words = f"room for {figure(left)}" if left > 0 else f"{figure(-left)} over"
    return Room(
        name=load.worker.name,
        people=counted(len(load.rows), "person", "people"),
        weight=figure(load.weight),
        room=words if left else "full",
        full=left <= 0,
    )


def told(kept: HandOver) -> dict[str, str]:
    """A hand-over of the past, in the history of a case."""
    return {
        "when": day_clock(kept.at),
        "title": f"{kept.giver.name} to {kept.taker.name}",
        "detail": " ".join(part for part in (kept.reason, kept.note) if part),
    }


def page(kept: HandOver) -> dict[str, Any]:
    """What the taker reads."""
    things = [{**one, "on": _day(one.get("on", ""))} for one in kept.open_then]
    knows = {True: "Yes", False: "Not yet: tell them first", None: "Not said"}[kept.person_told]
    facts = [
        ("From", kept.giver.name),
        ("To", kept.taker.name),
        ("When", day_clock(kept.at)),
        ("Why", kept.reason),
        ("Has the person been told", knows),
        ("Read", day_clock(kept.read_at) if kept.read_at else "Not yet"),
    ]
    return {
        "kept": kept,
        "facts": [(label, words) for label, words in facts if words],
        "things": things,
    }


def _day(written: str) -> str:
    return day(date.fromisoformat(written)) if written else ""


def waiting(kept: HandOver) -> Row:
    """A hand-over as a row of a queue."""
    address = reverse("supervision:handed_over", kwargs={"handover_id": kept.public_id})
    today = timezone.localdate()
    days = (today - local_day(kept.at)).days
    return Row(
        who=kept.case.person.name,
        href=address,
        who_detail=day(kept.case.person.born_on),
        what=f"Handed over by {kept.giver.name}. {kept.reason}".strip(),
        on=kept.taker.name,
        waited=ago(local_day(kept.at), today).capitalize(),
        waited_detail="",
        overdue=days > 1,
        step="Read the note",
        step_href=address,
    )


@dataclass(frozen=True)
class CoverRow:
    """One stretch of cover."""

    person: str
    away: str
    covering: str
    when: str
    state: str
    colour: str
    reason: str
    end_href: str


def cover_row(made: CaseCover, on: date) -> CoverRow:
    """A cover in the lead's list."""
    begun = made.from_on <= on
    return CoverRow(
        person=made.case.person.name,
        away=made.away.name,
        covering=made.covering.name,
        when=f"{day(made.from_on)} to {day(made.to_on)}",
        state="Now" if begun else "To come",
        colour="blue" if begun else "grey",
        reason=made.reason,
        end_href=reverse("supervision:end_cover", kwargs={"cover_id": made.public_id}),
    )
