"""Wordings made up for tests: no licensed wording is kept in this house."""

from linkwork.practice.outcomes.actions import open_instrument
from linkwork.practice.outcomes.catalogue import INSTRUMENTS
from linkwork.practice.outcomes.models import Setting
from tests.unit.practice.cast import Riverbank


def made_up(code: str) -> str:
    """A text that fits an instrument."""
    scales = INSTRUMENTS[code].scales
    lines = ["Made up for a test.", *(f"{n}. Question {n}" for n in range(1, len(scales) + 1))]
    for place, (lowest, highest) in enumerate(scales, start=1):
        answers = " | ".join(f"answer {value}" for value in range(lowest, highest + 1))
        lines.append(f"Answers to {place}: {answers}")
    return "\n".join(lines)


def opened(house: Riverbank, code: str) -> Setting:
    """The instrument, its licence ticked and its wording loaded."""
    return open_instrument(
        instrument=code,
        holds_licence=True,
        licence="No. 12",
        text=made_up(code),
        on=True,
        by=house.jo,
    )
