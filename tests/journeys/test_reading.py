"""A printed report is read: words selected on the page, coded by keys, read again by another."""

from collections.abc import Callable

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
REVIEW = "Who does social prescribing work for, and why?"
REPORT = "Walking in together: an invented report"
SENTENCE = "Where nobody could go along, the leader of the garden group stood outside"
PART = "stood outside"
# Select so many characters of a run of text, as a mouse would.
SELECT = """([words, within]) => {
  const nodes = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


def test_a_printed_page_is_read_marked_and_coded(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """From words on the picture of a page to a coding with its parts, which no other coder sees."""
    sade, femi = page_as("reviewer"), page_as("second-reviewer")
    _open_report(sade, site)
    _marks_on_the_print(sade)
    _codes_by_keys(sade)
    _sees_a_scan(sade)
    _reads_on_their_own(femi, site)
    told.append(f"reading: {sade.pages + femi.pages} pages from a printed page to a second coder")


def _open_report(look: Look, site: Demo) -> None:
    look.go(f"{site.address}/reviews/")
    look.page.get_by_role("link", name=REVIEW).click()
    look.follow("Documents", look.page.locator(".lw-subnav"))
    look.page.get_by_role("link", name=REPORT).click()
    look.at_both()


def _marks_on_the_print(look: Look) -> None:
    """The layer over the picture gives the words and their place to the form."""
    look.follow("Next page")
    look.follow("Next page")
    look.follow("As printed")
    look.at_both()
    assert look.page.evaluate(SELECT, [SENTENCE, "[data-page-text]"])
    look.page.locator("[data-selected]", has_text="of this page selected").wait_for()
    assert look.page.get_by_label("Words of the passage").input_value() == SENTENCE
    look.press("Mark, then code it")
    look.at_both()


def _codes_by_keys(look: Look) -> None:
    """A number is a stance; words selected in the passage and a letter are a part of it."""
    look.page.get_by_label("Statement", exact=True).select_option("EG2:1")
    look.page.locator("[data-sentence]", has_text="accessible psychologically").wait_for()
    look.page.locator("h1").click()
    look.page.keyboard.press("4")
    assert look.page.get_by_label("Extends it", exact=True).is_checked()
    assert look.page.evaluate(SELECT, [PART, "[data-passage]"])
    look.page.keyboard.press("r")
    assert look.page.locator("#id_resource").input_value() == PART
    assert look.page.locator("[data-passage] mark.r").inner_text() == PART
    look.choose("Relevance", "High")
    look.write("Why, for relevance", "the same step")
    look.press("Save the coding")
    look.reads("Coded to EG2")
    look.reads(f"Resource M1: {PART}")
    assert look.page.locator(".lw-read mark.r", has_text=PART).count() == 1


def _sees_a_scan(look: Look) -> None:
    look.follow("Next page")
    look.reads("This page is a scan")
    assert not look.page.get_by_label("Words of the passage").count()


def _reads_on_their_own(look: Look, site: Demo) -> None:
    """The second coder, half-way, sees the passage and not what it was coded to."""
    _open_report(look, site)
    look.follow("Next page")
    look.follow("Next page")
    look.reads(SENTENCE)
    text = look.page.locator("main").inner_text()
    assert "EG2" not in text
    assert "the same step" not in text
    look.follow("Second coder")
    look.reads("You read this document on your own")
    look.at_both()
