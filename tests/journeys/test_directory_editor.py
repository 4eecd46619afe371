"""The directory's editor writes an entry, publishes and assures it, and settles a report."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tests.journeys.making import POTTERY

pytestmark = pytest.mark.journey
CHOIR = "Weir Lane singers"
WRONG = "The kiln is round the back now."


def test_an_editor_keeps_the_directory_true(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """A draft nobody else is sent to; published; confirmed today; a report settled in words."""
    ben = page_as("directory-editor")
    ben.at_both()
    drafts(ben)
    publishes_and_assures(ben)
    jo = page_as("link-worker")
    jo.go(f"{site.address}/directory/{made['pottery']}/")
    jo.write("What is wrong?", WRONG)
    jo.press("Tell the editor")
    settles(ben, site, made)
    told.append(f"directory editor: {ben.pages} pages")


def drafts(ben: Look) -> None:
    """A new provider and what it is; it stays a draft."""
    ben.follow("Add an activity")
    ben.at_both()
    ben.write("Name", CHOIR)
    ben.write("Or a provider who is not in the list", "Weir Lane Singers")
    ben.write("What it is", "Songs that everybody knows, with tea between.")
    ben.press("Save the draft")


def publishes_and_assures(ben: Look) -> None:
    """From the entry's own page; both widths."""
    if not ben.page.get_by_role("button", name="Publish it").count():
        ben.follow(CHOIR)
    ben.at_both()
    ben.press("Publish it")
    ben.press("It is right today")
    ben.reads("Last confirmed")


def settles(ben: Look, site: Demo, made: dict[str, Any]) -> None:
    """What was said to be wrong, and what was done."""
    ben.go(f"{site.address}/directory/{made['pottery']}/")
    ben.reads(WRONG)
    ben.follow("Say what was done")
    ben.reads(POTTERY)
    ben.choose("What was done?", "The entry was mended")
    ben.write("In a few words", "The words say so now.")
    ben.press("Settle it")
    ben.reads("The entry was mended")
