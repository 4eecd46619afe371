"""Find words in a page's text, and lay marked passages over it. Plain text, no database."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

SENTENCE = '.?!:\u201d"'  # what a paragraph ends with
FULL = 0.7  # of the widest line: a shorter one ends its paragraph
SPACE = re.compile(r"\s+")
LOOKALIKES = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")


@dataclass(frozen=True)
class Span:
    """A marked stretch of a page, with the name of what marks it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    names: tuple[str, ...]


def places_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text; line breaks and spaces count alike."""
    words = SPACE.split(quote.strip())
    if not any(words):
        return []
    pattern = r"\s+".join(re.escape(word) for word in words)
    return [found.span() for found in re.finditer(pattern, text)]


def nearly(quote: str, text: str) -> bool:
    """Say whether only quotation marks, dashes or capitals keep the words from being there."""
    plain = quote.translate(LOOKALIKES).casefold()
    return bool(places_of(plain, text.translate(LOOKALIKES).casefold()))


def laid_over(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Cut the text where a mark begins or ends; the pieces together are the text."""
    marks = sorted(spans, key=lambda one: (one.start, one.end))
    cuts = {0, len(text)} | {place for one in marks for place in (one.start, one.end)}
    edges = sorted(place for place in cuts if 0 <= place <= len(text))
    for start, end in pairwise(edges):
        names = tuple(one.name for one in marks if one.start <= start and end <= one.end)
        yield Piece(text[start:end], names)


def paragraph_ends(text: str) -> list[int]:
    """Where a line of print ends a paragraph: the others only end because the page does."""
    lines = text.split("\n")
    wide = max(len(line.rstrip()) for line in lines) * FULL
    found, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        said = line.rstrip()
        if said == line and (len(said) < wide or said[-1:] in SENTENCE):
            found.append(at)
        at += 1
    return found


def flowing(text: str) -> str:
    """The text with only those line ends that end a paragraph; every other is a space."""
    ends = set(paragraph_ends(text))
    return "".join(" " if sign == "\n" and at not in ends else sign for at, sign in enumerate(text))


@dataclass(frozen=True)
class Surroundings:
    """The words before and after a passage, and whether more stand beyond them."""

    before: str
    after: str
    starts: bool  # the page starts here
    ends: bool  # the page ends here


def surroundings(text: str, start: int, end: int, around: int) -> Surroundings:
    """Words around a passage, cut where a word begins and ends."""
    first, last = max(start - around, 0), min(end + around, len(text))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end) if " " in text[end:last] else last
    return Surroundings(text[first:start], text[end:last], first == 0, last == len(text))
