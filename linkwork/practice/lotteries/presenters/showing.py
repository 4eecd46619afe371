"""A lottery in words: what was declared, how far it is, what can be done with it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.roles import Action
from linkwork.practice.lotteries import equity, moves, queries, rules, strata
from linkwork.practice.lotteries.equity import FEATURES, Table
from linkwork.practice.lotteries.models import Lottery
from linkwork.ui.words import counted, day, day_clock, joined

S = Lottery.State
COLOURS = {S.DECLARED: "grey", S.OPEN: "green", S.CLOSED: "blue", S.STOPPED: "yellow"}
OVER = (S.CLOSED, S.STOPPED, S.REVEALED)


@dataclass(frozen=True)
class Listed:
    """One lottery in the list."""

    code: str
    name: str
    href: str
    what: str
    share: str
    state: str
    colour: str
    entered: str


def listed(lottery: Lottery, entered: int) -> Listed:
    """A lottery in one row."""
    return Listed(
        code=lottery.code,
        name=lottery.name,
        href=_href(lottery),
        what=lottery.what.name,
        share=f"{lottery.share_drawn} in {lottery.share_of}",
        state=lottery.get_state_display(),
        colour=COLOURS.get(S(lottery.state), "white"),
        entered=_of_most(lottery, entered),
    )


def _href(lottery: Lottery) -> str:
    return reverse("lotteries:lottery", args=[lottery.public_id])


def _of_most(lottery: Lottery, entered: int) -> str:
    return f"{entered} of {lottery.most}" if lottery.most else str(entered)


def small(count: int, *, exact: bool) -> str:
    """A count; a small one only for whoever runs the lottery."""
    return str(count) if exact or count == 0 or count >= equity.FEWEST else "fewer than 8"


@dataclass(frozen=True)
class Move:
    """One thing that can be done with a lottery now."""

    to: str
    text: str
    kind: str = "go"
    asks: str = ""
    note: str = ""


@dataclass(frozen=True)
class Page:
    """One lottery, as far as its reader may know it."""

    lottery: Lottery
    state: str
    colour: str
    declared: list[tuple[str, str]]
    may_enter: list[str]
    how_far: list[tuple[str, str]]
    equity: list[Table]
    arms: bool
    moves: list[Move]
    seed: str
    record_href: str


def page(lottery: Lottery, actor: Actor, today: date) -> Page:
    """Gather the lottery. Arms are told apart for its lead, and for nobody else before its end."""
    keeps = doors.may(actor, Action.CREATE, "lottery")
    arms = keeps or lottery.state in OVER
    counts = queries.counts(lottery)
    revealed = lottery.state == S.REVEALED
    record = revealed and decide(actor, Action.EXPORT, lottery).allowed
    return Page(
        lottery=lottery,
        state=lottery.get_state_display(),
        colour=COLOURS.get(S(lottery.state), "white"),
        declared=_declared(lottery),
        may_enter=[rule.words for rule in rules.of(lottery)],
        how_far=_how_far(lottery, counts, exact=keeps),
        equity=_equity(lottery, arms=arms) if counts["entered"] >= equity.FEWEST else [],
        arms=arms,
        moves=_moves(lottery, counts["entered"], today) if keeps else [],
        seed=lottery.seed if revealed else "",
        record_href=reverse("lotteries:record", args=[lottery.public_id]) if record else "",
    )


def _declared(lottery: Lottery) -> list[tuple[str, str]]:
    end = f"After {counted(lottery.most, 'person', 'people')}" if lottery.most else ""
    sizes = joined(sorted(times * lottery.share_of for times in lottery.blocks), "or")
    evenly = joined(strata.WORDS[key] for key in lottery.strata)
    by = f" by {lottery.declared_by.name}" if lottery.declared_by else ""
    return [
        ("What is shared out", lottery.what.name),
        ("Why by lot", lottery.why),
        ("What people are told", lottery.told),
        ("How many are drawn", f"{lottery.share_drawn} in {lottery.share_of}"),
        ("What is drawn", lottery.get_unit_display()),
        ("Shared out evenly", f"In blocks of {sizes}, their order random"),
        ("Within", f"{evenly[:1].upper()}{evenly[1:]}" or "Everybody together"),
        ("It ends", end or f"On {day(lottery.ends_on)}"),
        ("Stops sooner", lottery.stops_early or "Not because of what is seen"),
        ("Declared", f"{day_clock(lottery.declared_at)}{by}"),
    ]


def _how_far(lottery: Lottery, counts: Mapping[str, int], *, exact: bool) -> list[tuple[str, str]]:
    return [
        ("Entered", _of_most(lottery, counts["entered"])),
        ("Did not want to be in it", small(counts["said_no"], exact=exact)),
        ("Given it without a draw", small(counts["given"], exact=exact)),
    ]


def _equity(lottery: Lottery, *, arms: bool) -> list[Table]:
    entered, offered = queries.entered_as(lottery), queries.offered_a_place(lottery)
    return [
        equity.table(
            feature,
            [who[place] for who in offered],
            [who[place] for drawn, who in entered if drawn],
            [who[place] for drawn, who in entered if not drawn],
            arms=arms,
        )
        for place, feature in enumerate(FEATURES.values())
    ]


def _moves(lottery: Lottery, entered: int, today: date) -> list[Move]:
    stop = Move(
        S.STOPPED.value,
        "Stop it early",
        "warning",
        asks="Why it stops before its declared end",
        note="Everybody drawn so far stays as drawn. That it was stopped, and why, is kept.",
    )
    match lottery.state:
        case S.DECLARED:
            return [Move(S.OPEN.value, "Open it: people can be entered"), stop]
        case S.OPEN if moves.finished(lottery, entered, today):
            return [Move(S.CLOSED.value, "Close it: its declared end has come")]
        case S.OPEN:
            return [stop]
        case S.CLOSED | S.STOPPED:
            return [Move(S.REVEALED.value, "Reveal the seed", note="Then anybody can replay it.")]
        case _:
            return []
