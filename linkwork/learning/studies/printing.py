"""A study as a PDF: what its report says, set by the template beside this module."""

from collections.abc import Sequence
from pathlib import Path

from linkwork.learning.studies import reporting
from linkwork.learning.studies.presenters.detail import Detail
from linkwork.learning.studies.presenters.page import Page
from linkwork.ui import printing

PAGE = Path(__file__).with_name("report.typ")


def report(page: Page, details: Sequence[Detail]) -> bytes:
    """The whole report as a tagged PDF."""
    return printing.pdf(PAGE, reporting.document(page, details))
