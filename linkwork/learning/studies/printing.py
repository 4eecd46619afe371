"""A study as a PDF: the question, the plan, the flow of cases, what was found, and its limits."""

from pathlib import Path

from linkwork.learning.studies.presenters.page import Page
from linkwork.ui import printing

PAGE = Path(__file__).with_name("report.typ")


def report(page: Page) -> bytes:
    """The whole report as a tagged PDF."""
    return printing.pdf(PAGE, {"title": page.study.title})
