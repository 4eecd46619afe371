"""The words of a comparison: its conditions, its outcome, its link workers or practices."""

from collections.abc import Mapping
from dataclasses import dataclass

from linkwork.learning.configurations.declaring import UNITS, Declared

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True)
class Words:
    """What things are called in this comparison."""

    conditions: Mapping[str, str]
    outcome: str
    unit: str

    def term(self, written: str) -> list[dict[str, object]]:
        """A term as its conditions in words, each with whether it is absent."""
        parts = [] if written == "1" else written.split("*")
        return [
            {"text": lower(self.conditions[part[1:]]), "absent": True}
            if part.startswith("~")
            else {"text": self.conditions[part], "absent": False}
            for part in parts
        ]

    def said(self, written: str) -> str:
        """A term, a combination or a union in one line of words."""
        if " + " in written:
            return " or ".join(self.said(part) for part in written.split(" + "))
        found = [
            f"not {lower(str(one['text']))}" if one["absent"] else lower(str(one["text"]))
            for one in self.term(written)
        ]
        return " and ".join(found) or "always"


def words(declared: Declared) -> Words:
    """What things are called."""
    named = {f"C{place}": one.name for place, one in enumerate(declared.conditions, 1)}
    return Words(named, lower(declared.outcome.name), UNITS[declared.unit])


def lower(text: str) -> str:
    """Words within a sentence: the first letter small, but for an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """Words that open a line."""
    return text[:1].upper() + text[1:]


def number(count: int) -> str:
    """A small number in words, as it opens a sentence."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def share(value: float | None) -> str:
    """A share as it is printed."""
    return "–" if value is None else f"{value * 100:.0f} %"


def fit(value: float | None) -> str:
    """A consistency as it is printed."""
    return "–" if value is None else f"{value:.2f}"
