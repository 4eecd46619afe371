"""What is looked at in a sentence: kinds of cue, their words and order, and its words and pairs."""

import re
from itertools import pairwise

from linkwork.evidence.claims.cues import CLAIMING, COLOURING

WORD = re.compile(r"[a-z]+(?:['\u2019-][a-z]+)*|\d+")


def features(sentence: str) -> frozenset[str]:
    """The features of a sentence, by name."""
    cued = sorted(
        (place.start(), cue.name, " ".join(place.group().lower().split()))
        for cue in (*CLAIMING, *COLOURING)
        for place in cue.pattern.finditer(sentence)
    )
    kinds = [kind for _, kind, _ in cued]
    words = ["0" if word.isdigit() else word for word in WORD.findall(sentence.lower())]
    return frozenset(
        [
            *(f"kind {kind}" for kind in kinds),
            *(f"cue {kind}: {said}" for _, kind, said in cued),
            *(f"order {one} > {two}" for one, two in pairwise(kinds)),
            *([f"first {kinds[0]}", f"last {kinds[-1]}"] if kinds else ["no cue"]),
            *(f"word {word}" for word in words),
            *(f"pair {one} {two}" for one, two in pairwise(words)),
        ]
    )
