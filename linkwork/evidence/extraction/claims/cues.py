"""The words by which a claim of cause or condition can be known, by kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """A kind of wording: its name, how it is found, and the reason in words."""

    name: str
    pattern: re.Pattern[str]
    why: str


@dataclass(frozen=True)
class Found:
    """A cue where it stands."""

    cue: Cue
    start: int
    end: int
    words: str


def _cue(name: str, why: str, *wordings: str) -> Cue:
    return Cue(name, re.compile(rf"\b(?:{'|'.join(wordings)})\b", re.IGNORECASE), why)


CUES = (
    _cue("condition", "names a condition", "if", "unless", "provided that", "as long as"),
    _cue("because", "gives a reason", "because(?: of)?", "due to", "owing to", "as a result"),
    _cue(
        "cause",
        "says that one thing brings about another",
        "leads? to", "led to", "leading to", "results? in", "resulted in", "resulting in",
        "caus(?:e|es|ed|ing)", "improv(?:e|es|ed|ing)", "reduc(?:e|es|ed|ing)",
        "increas(?:e|es|ed|ing)", "decreas(?:e|es|ed|ing)", "prevent(?:s|ed|ing)?",
        "enabl(?:e|es|ed|ing)", "help(?:s|ed|ing)?", "encourag(?:e|es|ed|ing)",
    ),
)  # fmt: skip


def found(words: str) -> Iterator[Found]:
    """The cues of a sentence, in the order of the list."""
    for cue in CUES:
        for place in cue.pattern.finditer(words):
            yield Found(cue, place.start(), place.end(), place.group())
