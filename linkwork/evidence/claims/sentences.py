"""Where the sentences of a text stand."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9])|\n\s*\n")
SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|al|etc|Dr|Mr|Mrs|Ms|Prof|St|Fig|Figs|Tab|No|Nos|Vol|pp?|approx|ca)"
    r"|\b[A-Z])\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence, white space at either end left out."""
    start = 0
    for found in END.finditer(text):
        if SHORTENED.search(text[start : found.end()]):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if left < right:
        yield start + left, start + right
