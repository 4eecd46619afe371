"""Phase 2: a verdict by two, a theory that rests on passages, sealed, signed by two, published."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
REVIEW = "Who does social prescribing work for, and why?"


def test_phase_two_to_a_signed_theory(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """The second version: searched against, judged, sealed, signed by both, read in the library."""
    sade, femi = page_as("reviewer"), page_as("second-reviewer")
    _open_theory(sade, site)
    _searches_against(sade)
    _open_theory(sade, site)
    _judges(sade)
    _open_theory(femi, site)
    femi.page.get_by_role("button", name=re.compile("Sign it.*EG5")).click()
    femi.reads("is signed in your name")
    _seals(sade, site)
    sade.press("Sign it")
    sade.reads("The second signature is another member’s")
    femi.go(sade.page.url)
    femi.press("Sign it")
    femi.press("Publish it to the library")
    femi.reads("It is in the library")
    femi.page.get_by_role("link", name="See it in the library").click()
    femi.at_both()
    _opens_at_its_passage(femi)
    told.append(f"theory: {sade.pages + femi.pages} pages from a search against to a signature")


def _open_theory(look: Look, site: Demo) -> None:
    look.go(f"{site.address}/reviews/")
    look.page.get_by_role("link", name=REVIEW).click()
    look.page.get_by_role("link", name="Theory", exact=True).click()
    look.at_both()


def _searches_against(look: Look) -> None:
    """The desk of phase 2 says, for each prioritised statement, whether it was searched against."""
    look.page.get_by_role("link", name="Statements", exact=True).click()
    look.page.get_by_role("link", name="Phase 2").first.click()
    look.at_both()
    look.reads("against")


def _judges(look: Look) -> None:
    look.page.get_by_role("link", name=re.compile("Give a verdict.*EG5")).click()
    look.page.get_by_label("Insufficient: not enough evidence to say").check()
    look.page.get_by_label("No", exact=True).check()
    why = "The search for evidence against it brought nothing that says how or why."
    look.page.get_by_role("textbox", name="Why").fill(why)
    look.press("Give it and sign")
    look.reads("it wants one more signature")


def _seals(look: Look, site: Demo) -> None:
    """A paragraph that rests on nothing is refused, by its number; then it is named and sealed."""
    _open_theory(look, site)
    look.follow("Open the version being written")
    look.page.get_by_role("button", name="Change it").click()
    narrative = look.page.get_by_label("How it is expected to work, for whom and why")
    before = narrative.input_value()
    narrative.fill(f"{before}\n\nIt works for everybody.")
    look.press("Save it")
    look.page.get_by_role("button", name="Seal it").click()
    look.reads("rests on nothing")
    look.page.get_by_role("button", name="Change it").click()
    narrative = look.page.get_by_label("How it is expected to work, for whom and why")
    narrative.fill(before)
    look.press("Save it")
    look.press("Seal it")
    look.reads("Two people can sign it now")


def _opens_at_its_passage(look: Look) -> None:
    """From a claim to its statement, to its passage, to the page of the document."""
    look.page.locator("a[href='#EG3']").first.click()
    look.page.locator("#EG3 .lw-q a").first.click()
    look.at_both()
    quote = look.page.locator("blockquote").first.inner_text().strip()
    look.page.get_by_role("link", name="Open it in its document").click()
    look.at_page()
    look.reads(quote[:40])
