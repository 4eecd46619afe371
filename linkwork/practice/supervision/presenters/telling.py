"""What a person's page tells of supervision, and to whom: only what this reader may know."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide, decide_kind, relations
from linkwork.access.roles import Action, Relation
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import queries
from linkwork.practice.supervision.presenters import concerns
from linkwork.ui.words import clock, day


@dataclass(frozen=True)
class Line:
    """One thing to know, and where to read more; `grave` ones stand out."""

    text: str
    href: str = ""
    grave: bool = False


@dataclass(frozen=True)
class Told:
    """What to know of a case before acting, and what may be done from here."""

    lines: list[Line]
    acts: list[Line]


def of_case(actor: Actor, case: Case) -> Told:
    """Everything supervision has to say on a person's page, for this reader."""
    return Told(lines(actor, case), acts(actor, case))


def lines(actor: Actor, case: Case) -> list[Line]:
    """What to know before acting: broken glass, concerns, visits, cover, unread notes."""
    return [*_glass(actor, case), *_grave(actor, case), *_held(actor, case)]


def _glass(actor: Actor, case: Case) -> list[Line]:
    if Relation.GLASS not in relations(actor, case):
        return []
    until = queries.glass_until(actor, case.subject)
    words = f"You read this record by broken glass until {clock(until)}." if until else ""
    return [Line(words, grave=True)] if until else []


def _grave(actor: Actor, case: Case) -> list[Line]:
    found = [
        Line(
            concerns.in_words(one),
            reverse("supervision:concern", kwargs={"concern_id": one.public_id}),
            grave=True,
        )
        for one in queries.concerns_of(actor, case.person)
    ]
    now = timezone.now()
    for visit in queries.visits().filter(case=case):
        if visit.state in visit.AWAY and decide(actor, Action.VIEW, visit).allowed:
            late = visit.overdue(now)
            words = "should be back since" if late else "is out on a visit until"
            address = reverse("supervision:visit", kwargs={"visit_id": visit.public_id})
            text = f"{visit.worker.name} {words} {clock(visit.back_by_at)}"
            found.append(Line(text, address, grave=late))
    return found


def _held(actor: Actor, case: Case) -> list[Line]:
    found = []
    made = queries.cover_of(case, timezone.localdate())
    if made is not None and decide(actor, Action.VIEW, made).allowed:
        words = f"{made.covering.name} covers for {made.away.name} until {day(made.to_on)}"
        found.append(Line(words, reverse("supervision:covers")))
    for kept in queries.unread().filter(case=case):
        if decide(actor, Action.VIEW, kept).allowed:
            address = reverse("supervision:handed_over", kwargs={"handover_id": kept.public_id})
            found.append(Line(f"Handed over by {kept.giver.name}: the note is unread", address))
    return found


def acts(actor: Actor, case: Case) -> list[Line]:
    """What this reader may do from the person's page."""
    standing = relations(actor, case)
    closed = case.state == case.State.CLOSED
    offered = (
        ("concern", "Raise a safeguarding concern", "raise_concern", True),
        ("visit", "Going on a visit", "plan_visit", not closed),
        ("handover", "Hand over", "hand_over", not closed),
        ("supervision note", "Supervision notes", "talks", True),
    )
    return [
        Line(words, _address(name, case))
        for kind, words, name, now in offered
        if now and decide_kind(actor, Action.CREATE, kind, standing).allowed
    ]


def _address(name: str, case: Case) -> str:
    if name == "raise_concern":
        return reverse(f"supervision:{name}", kwargs={"person_id": case.person.public_id})
    return reverse(f"supervision:{name}", kwargs={"case_id": case.public_id})
