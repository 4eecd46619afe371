"""A text with the sentences underlined that may carry a claim, for whoever wants them shown."""

from dataclasses import dataclass
from typing import Any, Protocol

from linkwork.evidence.claims.suggesting import suggest

KEPT_AS = "suggestions"
SAID = ("yes", "no")


class Kept(Protocol):
    """What is remembered of somebody from page to page."""

    def get(self, key: str, /) -> Any:
        """What is kept, if anything is."""

    def __setitem__(self, key: str, value: Any, /) -> None:
        """Keep it."""


@dataclass(frozen=True)
class Run:
    """A run of a text, and whether it is a sentence that may carry a claim."""

    text: str
    may: bool


def underlined(text: str) -> list[Run]:
    """The text, cut where a suggestion begins and ends; the runs together are the text."""
    runs, at = [], 0
    for one in sorted(suggest(text), key=lambda found: found.start):
        runs += [Run(text[at : one.start], may=False), Run(one.words, may=True)]
        at = one.end
    return [run for run in (*runs, Run(text[at:], may=False)) if run.text]


def are_wanted(said: str | None, kept: Kept) -> bool:
    """Whether suggestions are shown: as somebody says now, or else as they said last."""
    last = kept.get(KEPT_AS) or "yes"
    if said in SAID and said != last:
        kept[KEPT_AS] = last = said
    return bool(last == "yes")
