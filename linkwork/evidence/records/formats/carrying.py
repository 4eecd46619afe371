"""Carry what a format has no place for: its name and its words in one line, there and back."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from linkwork.evidence.records.formats.entry import NAMES, Said, tidy

PLAIN = " /()_-&."


def line(name: str, value: str) -> str:
    """A name and its words as one line."""
    return f"{quote(name, safe=PLAIN)}: {value}"


def take(said: Said, carried: Iterable[str]) -> None:
    """Read such lines back: a fact is what its lines say, whatever else said it.

    What is no such line is kept as a note.
    """
    told: set[str] = set()
    for words in carried:
        coded, colon, value = words.partition(":")
        name = tidy(unquote(coded)) if colon else "notes"
        if colon and name in NAMES and name not in told:
            said.values.pop(name, None)
        told.add(name)
        said.add(name, value if colon else words)
