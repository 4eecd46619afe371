"""A visit in words: who is where, until when, what to do if they are not back."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.practice.supervision.models import Visit
from linkwork.ui.words import clock, day_clock, local_day

S = Visit.State


@dataclass(frozen=True)
class VisitRow:
    """One visit in a list or on the board."""

    worker: str
    phone: str
    person: str
    href: str
    place: str
    state: str
    colour: str
    when: str
    overdue: bool
    late: str


def row(visit: Visit, now: datetime) -> VisitRow:
    """A visit for whoever watches over it."""
    overdue = visit.overdue(now)
    return VisitRow(
        worker=visit.worker.name,
        phone=visit.phone,
        person=visit.case.person.name,
        href=reverse("supervision:visit", kwargs={"visit_id": visit.public_id}),
        place=visit.place,
        state="Overdue" if overdue else visit.get_state_display(),
        colour=_colour(visit, overdue=overdue),
        when=_when(visit),
        overdue=overdue,
        late=_late(visit, now) if overdue else "",
    )


def _colour(visit: Visit, *, overdue: bool) -> str:
    if overdue:
        return "red"
    colours = {S.OUT: "blue", S.LOOKED_FOR: "red", S.BACK: "green", S.PLANNED: "grey"}
    return colours.get(Visit.State(visit.state), "grey")


def _when(visit: Visit) -> str:
    if visit.state in (S.BACK, S.CALLED_OFF):
        return f"{visit.get_state_display()}, {day_clock(visit.ended_at)}"
    back, start = visit.back_by_at, visit.set_out_at or visit.starts_at
    today = local_day(start) == local_day(timezone.now())
    same_day = local_day(back) == local_day(start)
    began = f"Today, {clock(start)}" if today else day_clock(start)
    return f"{began} until {clock(back) if same_day else day_clock(back)}"


def _late(visit: Visit, now: datetime) -> str:
    minutes = int((now - visit.back_by_at).total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 24:
        return f"{hours // 24} days late" if hours >= 48 else "a day late"
    if hours:
        return f"{hours} h {rest} min late"
    return "1 minute late" if minutes == 1 else f"{minutes} minutes late"


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a visit now."""

    to: str
    text: str
    kind: str = "go"
    asks: str = ""  # the label of the words it needs
    minutes: int | None = None


def steps(visit: Visit, actor: Actor, now: datetime) -> list[Step]:
    """What can be done with a visit now, the likeliest first."""
    mine = actor.user is not None and actor.user.pk == visit.worker_id
    if visit.state == S.PLANNED:
        off = Step("called off", "Call it off", "second", asks="Why it does not take place")
        return [Step("out", "I set out now"), off] if mine else [off]
    if visit.state == S.LOOKED_FOR:
        return [Step("back", "They are back, and safe", asks="How you know")]
    if visit.state != S.OUT:
        return []
    back = Step("back", "I am back, and safe" if mine else "They are back, and safe")
    found = [back, Step("longer", "30 minutes longer", "second", minutes=30)]
    if visit.overdue(now) and not mine:
        search = Step("looked for", "I am looking for them", asks="What you have done so far")
        return [search, Step("back", "They are back, and safe", "second")]
    return found if mine else [back]
