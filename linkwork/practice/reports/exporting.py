"""Writes a report as a file for a spreadsheet, in which no cell can be taken for a formula."""

from collections.abc import Iterable

from linkwork.practice.reports.presenters.report import Report
from linkwork.ui import spreadsheets


def written(report: Report) -> str:
    """The report's lines under what it says and of whom, then how it is counted."""
    said: list[Iterable[object]] = [[report.finding], [report.said], [], report.head]
    rows = [*said, *report.lines, [], *([term, words] for term, words in report.definitions)]
    return spreadsheets.written(rows)
