"""Broken glass in words: who opened whose record, why, and what somebody else says of it."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.roles import Action
from linkwork.practice.supervision.models import BrokenGlass
from linkwork.ui.words import clock, day, day_clock


@dataclass(frozen=True)
class GlassRow:
    """One record opened without a relation to it."""

    who: str
    role: str
    whose: str
    when: str
    reason: str
    state: str
    colour: str
    href: str
    review: str


def whose(actor: Actor, glass: BrokenGlass) -> str:
    """Whose record it was: by name for whoever may see the person, else by its reference."""
    if decide(actor, Action.VIEW, glass.person).allowed:
        return f"{glass.person.name}, born {day(glass.person.born_on)}"
    return f"Record {glass.person.reference}"


def row(actor: Actor, glass: BrokenGlass) -> GlassRow:
    """A broken glass for whoever reviews it."""
    state, colour = {
        BrokenGlass.Verdict.RIGHT.value: ("It was right", "green"),
        BrokenGlass.Verdict.WRONG.value: ("Not right: taken further", "red"),
    }.get(glass.verdict, ("To be reviewed", "yellow"))
    said = ""
    if glass.reviewed_by:
        said = f"{glass.reviewed_by.name}, {day_clock(glass.reviewed_at)}: {glass.review_words}"
    return GlassRow(
        who=glass.by.name,
        role=glass.role,
        whose=whose(actor, glass),
        when=f"{day_clock(glass.at)} until {clock(glass.until_at)}",
        reason=glass.reason,
        state=state,
        colour=colour,
        href=reverse("supervision:glass", kwargs={"glass_id": glass.public_id}),
        review=said,
    )
