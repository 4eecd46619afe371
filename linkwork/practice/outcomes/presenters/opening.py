"""What may be asked here, in words: the licence, the wording, who said so and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from linkwork.practice.outcomes.catalogue import INSTRUMENTS, WHEEL, Gate, Instrument
from linkwork.practice.outcomes.models import Setting
from linkwork.ui.words import day_clock

SHIPPED = (
    ("ONS4 personal wellbeing", "Four harmonised questions. Asked by default"),
    ("Own goal", "The person’s words, 0 to 10"),
    ("Probes", "Our own words: belonging, confidence to go alone, feeling heard, choice, safety"),
)


@dataclass(frozen=True)
class Standing:
    """One instrument and where it stands here."""

    name: str
    href: str
    words: str
    colour: str
    detail: str


@dataclass(frozen=True)
class Opened:
    """One instrument for its own page."""

    code: str
    name: str
    items: int
    licensor: str
    note: str
    clinical: bool
    on: bool
    loaded: bool
    history: list[str]
    questions: list[str]


def instruments(held: Sequence[Setting]) -> list[Standing]:
    """Every instrument, those shipped first."""
    shipped = [Standing(name, "", "Asked", "green", why) for name, why in SHIPPED]
    latest: dict[str, Setting] = {}
    for one in held:
        latest.setdefault(one.instrument, one)
    wheel = latest.get(WHEEL)
    named = _by(wheel) if wheel else "The usual eight areas"
    shipped.append(Standing("Wellbeing wheel", reverse("outcomes:wheel"), "Asked", "green", named))
    return shipped + [_standing(one, latest.get(one.code)) for one in INSTRUMENTS.values()]


def _standing(one: Instrument, held: Setting | None) -> Standing:
    href = reverse("outcomes:instrument", args=[one.code])
    if held is None:
        why = "Clinical. " if one.gate is Gate.CLINICAL else ""
        return Standing(
            one.name, href, "Closed", "grey", f"{why}No licence ticked, no wording loaded"
        )
    words, colour = ("May be asked", "green") if held.on else ("Off", "grey")
    return Standing(one.name, href, words, colour, f"{held.licence}. {_by(held)}")


def _by(held: Setting) -> str:
    who = held.set_by.name if held.set_by else "the system"
    return f"{who}, {day_clock(held.set_at)}"


def instrument(one: Instrument, held: Sequence[Setting]) -> Opened:
    """One instrument with every decision on it, the latest first."""
    latest = held[0] if held else None
    wording = latest.wording if latest else {}
    return Opened(
        code=one.code,
        name=one.name,
        items=one.items,
        licensor=one.licensor,
        note=one.note,
        clinical=one.gate is Gate.CLINICAL,
        on=bool(latest and latest.on),
        loaded=bool(wording),
        history=[_decision(each) for each in held],
        questions=[asked["text"] for asked in wording.get("questions", [])],
    )


def _decision(held: Setting) -> str:
    state = "on" if held.on else "off"
    return f"Version {held.number}, {state}. Licence: {held.licence}. {_by(held)}"
