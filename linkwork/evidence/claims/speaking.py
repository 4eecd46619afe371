"""Which statements a sentence may speak to, by the words they share."""

import re
from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

WORD = re.compile(r"[a-z]{3,}")
LEAST = 0.12
COMMON = frozenset(
    WORD.findall(
        "the and for that with are was were this they them their then from have has had not but "
        "can may will would who when where which than more been being into also such"
    )
)


def speaks_to(words: str, statements: Mapping[str, str]) -> list[tuple[str, float, str]]:
    """The statements a sentence may speak to: code, likeness from 0 to 1, the words they share."""
    said = {code: _stems(text) for code, text in statements.items()}
    spread = Counter(stem for stems in said.values() for stem in stems)
    weigh = {stem: log(1 + len(said) / many) for stem, many in spread.items()}
    ours = _stems(words)
    made = []
    for code, theirs in said.items():
        shared = ours.keys() & theirs.keys()
        size = sqrt(_size(ours, weigh) * _size(theirs, weigh))
        score = sum(weigh[stem] ** 2 for stem in shared) / size if size else 0.0
        if score >= LEAST:
            why = "shares " + ", ".join(sorted((ours[s] for s in shared), key=words.lower().find))
            made.append((code, score, why))
    return sorted(made, key=lambda one: (-one[1], one[0]))


def _stems(text: str) -> dict[str, str]:
    """The stems of a text's words, each with the word as it first stood."""
    found: dict[str, str] = {}
    for word in WORD.findall(text.lower()):
        if word not in COMMON:
            found.setdefault(stem(word), word)
    return found


def stem(word: str) -> str:
    """The word without its commonest endings."""
    for end in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


def _size(stems: Mapping[str, str], weigh: Mapping[str, float]) -> float:
    rare = max(weigh.values(), default=1.0)
    return sum(weigh.get(stem, rare) ** 2 for stem in stems)
