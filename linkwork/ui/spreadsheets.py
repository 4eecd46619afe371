"""A table as a file for a spreadsheet, in which no cell can be taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from unicodedata import normalize

# What a spreadsheet takes for the beginning of a formula, in full width too; and what hides one.
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "|", "%")
BYTE_ORDER_MARK = "\ufeff"


def plain(cell: object) -> str:
    """A cell as text that is never a formula."""
    text = str(cell).replace("\0", "")
    first = normalize("NFKC", text.lstrip())[:1]
    if isinstance(cell, str) and (text[:1] in BEGINS or first in BEGINS):
        return f"'{text}"
    return text


def written(rows: Iterable[Iterable[object]]) -> str:
    """The rows as CSV, marked so that every spreadsheet reads the letters right."""
    out = StringIO()
    csv.writer(out).writerows([plain(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()
