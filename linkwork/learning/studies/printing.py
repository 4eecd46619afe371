"""A study as a PDF: what its report says, set as every report is."""

from collections.abc import Sequence

from linkwork.learning.studies import reporting
from linkwork.learning.studies.presenters.detail import Detail
from linkwork.learning.studies.presenters.page import Page
from linkwork.ui import papers


def report(page: Page, details: Sequence[Detail]) -> bytes:
    """The whole report as a tagged PDF."""
    return papers.pdf(reporting.document(page, details))
