"""Writes a report as a file for a spreadsheet, in which no cell can be taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from unicodedata import normalize

from linkwork.practice.reports.presenters.report import Report

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


def written(report: Report) -> str:
    """The report's lines under what it says and of whom, then how it is counted."""
    said: list[Iterable[object]] = [[report.finding], [report.said], [], report.head]
    rows = [*said, *report.lines, [], *([term, words] for term, words in report.definitions)]
    out = StringIO()
    writer = csv.writer(out)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()
