"""What is put in front of somebody at one time: a few questions, in order, with their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from linkwork.access.models import Organisation
from linkwork.practice.outcomes.catalogue import AREA_ENDS, INSTRUMENTS, WHEEL
from linkwork.practice.outcomes.instruments import ONS4, ONS4_OPENING, PROBES, QUESTIONS
from linkwork.practice.outcomes.queries import settings

AREA_WORDS = ("Very hard", "Hard", "In between", "Good", "Very good")


class Asked(Protocol):
    """One question as a form needs it."""

    @property
    def name(self) -> str:
        """What its answer is called."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """Its answers in words; none for a line from low to high."""
        ...

    @property
    def lowest(self) -> int:
        """The lowest answer."""
        ...

    @property
    def highest(self) -> int:
        """The highest answer."""
        ...

    @property
    def low(self) -> str:
        """What the low end means."""
        ...

    @property
    def high(self) -> str:
        """What the high end means."""
        ...


@dataclass(frozen=True)
class Line:
    """One question of an instrument, or one area of the wheel."""

    name: str
    text: str
    choices: tuple[tuple[int, str], ...]
    low: str = ""
    high: str = ""

    @property
    def lowest(self) -> int:
        """The lowest answer."""
        return self.choices[0][0]

    @property
    def highest(self) -> int:
        """The highest answer."""
        return self.choices[-1][0]


@dataclass(frozen=True)
class Sheet:
    """A set of questions under one title."""

    code: str
    title: str
    opening: str
    questions: Sequence[Asked]
    wording: int = 0  # the number of the setting that the words are from; 0: shipped

    @property
    def scored(self) -> bool:
        """Whether its answers are kept together and scored, and not one by one."""
        return self.code == WHEEL or self.code in INSTRUMENTS


PLAIN = {
    "ons4": ("Four questions", ONS4_OPENING, ONS4),
    "probes": ("How it is there", "About where you go now. From 0 to 10.", PROBES),
}


def sheet(code: str, organisation: Organisation) -> Sheet | None:
    """The questions of a code as the service may ask them; none where it may not."""
    if code in PLAIN:
        title, opening, items = PLAIN[code]
        return Sheet(code, title, opening, [QUESTIONS[item] for item in items])
    if code == WHEEL:
        number, areas = settings.areas(organisation)
        return Sheet(code, "Wellbeing wheel", "How are these for you?", _areas(areas), number)
    if not settings.may_ask(organisation, code):
        return None
    held = settings.setting(organisation, code)
    if held is None or code not in INSTRUMENTS:
        return None
    questions = [
        Line(f"item_{place}", one["text"], _choices(place - 1, one["answers"], code))
        for place, one in enumerate(held.wording["questions"], start=1)
    ]
    words = INSTRUMENTS[code].name
    return Sheet(code, words, held.wording["opening"], questions, held.number)


def _choices(place: int, words: list[str], code: str) -> tuple[tuple[int, str], ...]:
    lowest, _ = INSTRUMENTS[code].scales[place]
    return tuple(enumerate(words, start=lowest))


def _areas(areas: list[str]) -> list[Line]:
    words = tuple(enumerate(AREA_WORDS, start=AREA_ENDS[0]))
    return [Line(f"area_{place}", area, words) for place, area in enumerate(areas, start=1)]


def offered(organisation: Organisation) -> list[tuple[str, str]]:
    """Every sheet that may be asked here: code and title."""
    plain = [(code, title) for code, (title, _, _) in PLAIN.items()]
    scored = [(one.code, one.name) for one in settings.offered(organisation)]
    return [*plain, (WHEEL, "Wellbeing wheel"), *scored]
