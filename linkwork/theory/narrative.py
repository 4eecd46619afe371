"""The narrative of a programme theory: paragraphs in which every claim names what it rests on.

A statement or configuration is named by its code in square brackets, as in [EG3].
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

NAMED = re.compile(r"\[([A-Za-z]{1,4}[0-9]{1,4})\]")
PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Run:
    """A run of words, or the code of what they rest on."""

    text: str
    code: str = ""


def paragraphs(narrative: str) -> list[str]:
    """The paragraphs: what stands between blank lines."""
    parts = PARAGRAPHS.split(narrative.replace("\r\n", "\n").strip())
    return [part.strip() for part in parts if part.strip()]


def told(narrative: str) -> list[list[Run]]:
    """Each paragraph as runs of words and the codes between them."""
    return [list(_runs(part)) for part in paragraphs(narrative)]


def named(narrative: str) -> list[str]:
    """Every code that the narrative names, once, in its order."""
    return list(dict.fromkeys(code.upper() for code in NAMED.findall(narrative)))


def faults(narrative: str, known: Collection[str]) -> list[str]:
    """What is wrong with it: codes that are not there, and paragraphs that rest on nothing."""
    found = [
        f"[{code}] is no statement or configuration of this review"
        for code in named(narrative)
        if code not in known
    ]
    for number, part in enumerate(paragraphs(narrative), start=1):
        if not NAMED.search(part):
            found.append(
                f"Paragraph {number} rests on nothing: name the statement or configuration it "
                "comes from, as in [EG3]"
            )
    return found if paragraphs(narrative) else ["There is no narrative yet"]


def _runs(paragraph: str) -> Iterator[Run]:
    place = 0
    for one in NAMED.finditer(paragraph):
        if one.start() > place:
            yield Run(paragraph[place : one.start()])
        yield Run(one.group(0), one.group(1).upper())
        place = one.end()
    if place < len(paragraph):
        yield Run(paragraph[place:])
