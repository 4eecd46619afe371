"""The blocks of which a report is made; each is plain JSON, whatever it is printed with."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from linkwork.ui.pictures.picture import Picture

Block = dict[str, Any]
# What XML cannot hold, and pages of PDFs do: control signs, halves of pairs, signs that are none.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
BROAD = 1000.0  # a drawing wider than this is read on a page laid on its side
TALLEST = 1.2  # of the width of the page: what fits under a heading


def printable(text: object) -> str:
    """The text without the signs that no paper can show."""
    return UNPRINTABLE.sub("", str(text))


def contents() -> Block:
    """The list of the headings, with their pages."""
    return {"kind": "contents"}


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return {"kind": "heading", "text": printable(text), "level": level}


def words(text: str) -> Block:
    """A paragraph."""
    return {"kind": "words", "text": printable(text)}


def quoted(text: str, place: str) -> Block:
    """Somebody's very words, and where they stand."""
    return {"kind": "quote", "text": " ".join(printable(text).split()), "place": printable(place)}


def listed(items: Iterable[str]) -> Block:
    """A list."""
    return {"kind": "list", "items": [printable(one) for one in items]}


def typed(text: str) -> list[Block]:
    """Words as people typed them: a paragraph wherever they left a line free."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return [words(part) for part in parts if part]


def table(head: Sequence[str], body: Iterable[Sequence[object]], caption: str = "") -> Block:
    """A table of words."""
    cells = [[_said(one) for one in row] for row in body]
    widths = [_width([title, *(row[at] for row in cells)]) for at, title in enumerate(head)]
    return {
        "kind": "table",
        "head": list(head),
        "rows": cells,
        "widths": widths,
        "caption": caption,
    }


def picture(made: Picture) -> Block:
    """A drawing with its title, what it says in words, and its notes."""
    return drawing(
        made.svg(),
        title=made.title,
        subtitle=made.subtitle,
        said=made.words,
        notes=made.notes,
    )


def drawing(svg: str, *, title: str, subtitle: str, said: str, notes: Sequence[str] = ()) -> Block:
    """A drawing of its own; what it says in words is for whoever cannot see it."""
    wide, tall = _size(svg)
    return {
        "kind": "picture",
        "title": title,
        "subtitle": subtitle,
        "words": said,
        "svg": svg,
        "notes": list(notes),
        "broad": wide > BROAD,
        "share": round(min(1.0, TALLEST * wide / tall), 3),
    }


def _size(svg: str) -> tuple[float, float]:
    """How wide and how tall a drawing says it is."""
    found = SIZE.search(svg)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def _said(cell: object) -> str:
    return printable(cell["text"] if isinstance(cell, dict) else cell)


def _width(column: Sequence[str]) -> float:
    """How wide a column is, against the others: by what stands in it, and its longest word."""
    longest = max(len(one) for one in column)
    word = max(len(word) for one in column for word in (one.split() or [""]))
    return round(max(math.pow(min(max(longest, 8), 160), 0.6), min(word, 14) * 0.55), 2)
