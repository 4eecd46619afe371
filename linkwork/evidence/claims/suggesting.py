"""Suggest sentences that may carry a claim, with a score and the reason in words."""

from dataclasses import dataclass

from linkwork.evidence.claims.cues import found
from linkwork.evidence.claims.sentences import sentences
from linkwork.evidence.claims.weighing import is_conditional, likely

LEAST = 0.4  # of held-out sentences as likely as this, seven in ten were claims
FEWEST = 5  # words; headings and rows of tables are shorter


@dataclass(frozen=True)
class Suggestion:
    """A sentence that may carry a claim: where it stands, how likely, and why."""

    start: int
    end: int
    words: str
    score: float
    why: str


def suggest(text: str, least: float = LEAST) -> list[Suggestion]:
    """The sentences of a text that may carry an if-then or causal claim, the likeliest first.

    The score is the chance that a reader would call it one. Whoever reads decides; a suggestion is
    never evidence.
    """
    made = []
    for start, end in sentences(text):
        words = text[start:end]
        if len(words.split()) < FEWEST:
            continue
        score = likely(words)
        why = _why(words)
        if score >= least and why:
            made.append(Suggestion(start, end, words, score, why))
    return sorted(made, key=lambda one: (-one.score, one.start))


def _why(words: str) -> str:
    """The wordings that speak for a claim, each kind once, in the order they stand in."""
    kinds: dict[str, str] = {}
    for one in sorted(found(words), key=lambda cue: cue.start):
        kinds.setdefault(one.cue.why, " ".join(one.words.split()))
    said = [f"\u201c{word}\u201d {why}" for why, word in kinds.items()]
    return "; ".join([*(["if-then or because"] if is_conditional(words) else []), *said])
