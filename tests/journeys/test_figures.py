"""A commissioner reads the figures; an evaluator opens a study; a reviewer screens a record."""

from collections.abc import Callable

import pytest

from linkwork.practice.reports.pages import REPORTS
from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
STARTER = "Who does social prescribing work for, and why?"  # other journeys make more


def test_a_commissioner_reads_what_happened(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """Every report with how it is counted and as a file; small numbers are kept back."""
    helen = page_as("commissioner")
    helen.at_both()
    helen.reads("Small numbers are kept back.")
    for slug in REPORTS:
        helen.go(f"{site.address}/reports/{slug}/")
        helen.reads("How it is counted")
        file = helen.page.request.get(f"{site.address}/reports/{slug}/file/")
        assert file.status == 200
        assert "csv" in file.headers["content-type"]
        lines = file.text().splitlines()
        assert len(lines) > 4, f"the file of {slug} is empty"
    helen.go(f"{site.address}/reports/equity/")
    helen.reads("fewer than")
    for closed in ("people/", "today/"):
        answer = helen.page.request.get(f"{site.address}/{closed}", max_redirects=0)
        assert answer.status in (403, 404), f"a commissioner at {closed}: {answer.status}"
    told.append(f"commissioner: {len(REPORTS)} reports and files, {helen.pages} pages")


def test_an_evaluator_opens_a_study(page_as: Callable[..., Look], told: list[str]) -> None:
    """A study says what was asked before the cases were seen, and what was found."""
    rowan = page_as("evaluator")
    rowan.follow("Learning", rowan.page.get_by_role("navigation", name="Menu"))
    rowan.at_both()
    rowan.follow("Studies", rowan.page.locator("main"))
    rowan.at_both()
    rowan.page.locator("main a[href^='/learning/studies/']:not([href$='/new/'])").first.click()
    rowan.at_both()
    rowan.reads("What was found")
    told.append(f"evaluator: {rowan.pages} pages")


def test_a_reviewer_screens_a_record(page_as: Callable[..., Look], told: list[str]) -> None:
    """One record a screen, one press to decide; what was said is in the list beside it."""
    sade = page_as("reviewer")
    sade.page.get_by_role("link", name=STARTER, exact=True).click()
    sade.at_both()
    sade.follow("Screening", sade.page.locator(".lw-subnav"))
    sade.at_both()
    sade.follow("Read the next")
    sade.at_both()
    title = sade.page.locator("h1").inner_text()
    sade.press("Include")
    assert sade.page.locator("h1").inner_text() != title
    sade.reads("Include")
    told.append(f"reviewer: {sade.pages} pages")
