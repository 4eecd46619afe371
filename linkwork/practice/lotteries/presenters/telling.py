"""What a person's page says of lotteries: what was drawn, and where they can be entered."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide, decide_kind, relations
from linkwork.access.roles import Action
from linkwork.practice.lotteries import queries
from linkwork.practice.lotteries.models import Entry
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day

Way = Entry.Way


@dataclass(frozen=True)
class Told:
    """One line about a lottery, and where it leads."""

    text: str
    href: str


def lines(actor: Actor, case: Case) -> list[Told]:
    """What came of each lottery the person was asked about; never who is next, nor of others."""
    return [
        Told(said(one), reverse("lotteries:entry", args=[one.public_id]))
        for one in queries.of_case(case)
        if decide(actor, Action.VIEW, one).allowed
    ]


def acts(actor: Actor, case: Case) -> list[Told]:
    """The open lotteries the person was not asked about yet, for whoever may enter them."""
    if case.state == Case.State.CLOSED:
        return []
    if not decide_kind(actor, Action.CREATE, "draw", relations(actor, case)).allowed:
        return []
    asked = {one.lottery_id for one in queries.of_case(case)}
    return [
        Told(
            f"Lottery for {one.what.short}",
            reverse("lotteries:enter", args=[case.public_id, one.public_id]),
        )
        for one in queries.open_now()
        if one.pk not in asked
    ]


def said(entry: Entry) -> str:
    """What came of asking, in a sentence."""
    short, on = entry.lottery.what.short, day(entry.entered_at)
    if entry.draw is not None:
        drawn = "drawn" if entry.draw.drawn else "not drawn"
        return f"In the lottery for {short}: {drawn} on {on}."
    if entry.way == Way.GIVEN:
        return f"{short.capitalize()} given without the lottery on {on}."
    return f"Asked on {on}; would rather not be in the lottery for {short}."
