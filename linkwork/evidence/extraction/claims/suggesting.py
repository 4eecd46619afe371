"""Suggest sentences that may carry a claim, with a score and the reason in words."""

from dataclasses import dataclass

from linkwork.evidence.extraction.claims.cues import found
from linkwork.evidence.extraction.claims.sentences import sentences


@dataclass(frozen=True)
class Suggestion:
    """A sentence that may carry a claim: where it stands, how likely, and why."""

    start: int
    end: int
    words: str
    score: float
    why: str


def suggest(text: str) -> list[Suggestion]:
    """The sentences of a text that may carry an if-then or causal claim, the likeliest first."""
    made = []
    for start, end in sentences(text):
        words = text[start:end]
        cues = list(found(words))
        if cues:
            why = "; ".join(f"“{one.words}” {one.cue.why}" for one in cues)
            made.append(Suggestion(start, end, words, min(1.0, 0.3 * len(cues)), why))
    return sorted(made, key=lambda one: (-one.score, one.start))
