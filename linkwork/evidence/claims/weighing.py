"""How likely a sentence carries a claim: weights of its features, and wording that settles it.

The weights in weights.csv were learned from 3,061 conclusions of PubMed abstracts labelled by Yu,
Li and Wang (2019, EMNLP-IJCNLP, "Detecting causal language use in science findings"; the repository
junwang4/causal-language-use-in-science), claims being labels 1 and 2. No sentence of theirs is
here: `python benchmarks/passages.py --write` makes the file anew from the set.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, sqrt

from linkwork.evidence.claims.features import features

START = "(start)"
IF_THEN = 0.6  # ours: what an if-then sentence is worth beside what was learned
CONDITION = r"\b(?:if|unless|provided\s+that|as\s+long\s+as|only\s+when)\b"
AHEAD = re.compile(CONDITION, re.IGNORECASE)
FOLLOWS = re.compile(r",|\bthen\b|\bwill\b|\bcan\b", re.IGNORECASE)
OPENING = re.compile(r"\W*(?:when|where|whenever|once)\b[^,]{3,},", re.IGNORECASE)
WORD = re.compile(r"\w{3}")
BEHIND = re.compile(rf"(?:{CONDITION}|\bbecause\b)\s+\w", re.IGNORECASE)
APART = 3  # characters at least between a condition and what goes with it
WHETHER = re.compile(
    r"\b(?:asked|know|see|determine|wonder\w*|examine\w*|test\w*)\s+if\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Weights:
    """A start and a weight for each feature, on the scale of log odds."""

    start: float
    of: Mapping[str, float]


def likely(sentence: str, weights: Weights | None = None) -> float:
    """The chance that a reader would call the sentence a claim, from 0 to 1."""
    learned = chance(sentence, weights or shipped())
    return 1 - (1 - learned) * (1 - IF_THEN) if is_conditional(sentence) else learned


def chance(sentence: str, weights: Weights) -> float:
    """What the weights alone say; a feature counts less the more a sentence has."""
    found = features(sentence)
    heard = sum(weights.of.get(one, 0.0) for one in found)
    return 1 / (1 + exp(-(weights.start + heard / sqrt(len(found)))))


def is_conditional(sentence: str) -> bool:
    """Say whether the sentence has a condition or reason and something that follows from it."""
    return _has_condition(sentence) and not WHETHER.search(sentence)


def _has_condition(sentence: str) -> bool:
    """Look ahead of what follows, then behind it; each place is looked at once."""
    ahead = AHEAD.search(sentence)
    if ahead and FOLLOWS.search(sentence, ahead.end() + APART):
        return True
    if OPENING.match(sentence):
        return True
    word = WORD.search(sentence)
    return bool(word and BEHIND.search(sentence, word.end() + APART))


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with Linkwork."""
    text = files("linkwork.evidence.claims").joinpath("weights.csv").read_text("utf-8")
    read = {name: float(weight) for name, weight in csv.reader(text.splitlines())}
    return Weights(read.pop(START), read)
