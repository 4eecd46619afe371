"""A panel of nine votes by link: fixed first, private, counted, signed, beside the statement."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys import entering
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
REVIEW = "Who does social prescribing work for, and why?"
TITLE = "What keeps people going?"
HEARD = ("People and carers", "Link workers", "Referrers")
SEATS = [(f"Voter {number}", HEARD[number % 3]) for number in range(9)]
FIRST, SECOND = "The link worker checks in", "The person can choose how to take part"
DISSENT = "Choice is no help to somebody who cannot get there"


def test_a_panel_of_nine_votes_by_link(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """Nine people, each with a link and a code and no account: from a first word to the shelf."""
    sade = page_as("reviewer")
    _panels(sade, site)
    _seats(sade)
    _opens(sade)
    round_at = sade.page.url
    pages = 0
    for number, (name, _) in enumerate(SEATS):
        look = page_as("stranger", WIDTHS["phone"])
        _votes(look, site, address_of(name), number)
        pages += look.pages
        look.page.context.close()
    _counts(sade, round_at)
    _stands_in_the_library(page_as("link-worker"), site)
    told.append(f"panel of nine by link: {pages} pages of voters, {sade.pages} of the reviewer")


def test_the_invented_panellist_comes_back(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """Half-way through: what was chosen is there, and a step by keys is kept and counted."""
    grace = page_as("panellist", WIDTHS["phone"])
    grace.reads("4 of 6 chosen")
    add = grace.page.get_by_role("button", name="Add", exact=False).first
    add.focus()
    grace.page.keyboard.press("Enter")
    expect(grace.page.locator("#so-far")).to_contain_text("5 of 6 chosen")
    expect(grace.page.locator("#so-far")).to_be_focused()
    grace.page.reload()
    grace.reads("5 of 6 chosen")
    grace.at_both()
    told.append(f"panellist half-way: {grace.pages} pages")


def address_of(name: str) -> str:
    """Where a panellist's link goes."""
    return f"{name.lower().replace(' ', '.')}@nine.example"


def _panels(look: Look, site: Demo) -> None:
    look.go(f"{site.address}/reviews/")
    look.page.get_by_role("link", name=REVIEW).click()
    look.page.get_by_role("link", name="Panels", exact=True).click()
    look.at_both()
    look.page.get_by_role("button", name="Begin a panel").click()
    look.write("What the panel is asked", TITLE)
    look.press("Begin the panel")


def _seats(look: Look) -> None:
    for name, speaks_as in SEATS:
        look.page.get_by_role("link", name="Put somebody on the panel").click()
        look.write("Name", name)
        look.choose("They speak as", speaks_as)
        look.write("E-mail address or mobile number", address_of(name))
        look.press("Put them on the panel")
    look.at_both()


def _opens(look: Look) -> None:
    """Three of all the statements, two to be chosen; everything is fixed at opening."""
    look.page.get_by_role("button", name="Prepare a round").click()
    look.at_both()
    look.page.get_by_label("Choose some and put them in order").check()
    look.write("How many each person chooses", "2")
    look.write("How many go forward", "1")
    asked = {f"take-{code}" for code in ("AD8", "AD7", "AD1")}
    for box in look.page.locator("input[name^=take-]").all():
        box.set_checked(box.get_attribute("name") in asked)
    look.press("Keep the round")
    look.press("Fix it and open the round")
    look.reads("Everybody’s link is on its way")
    look.reads("0 of 9 people answered")


def _votes(look: Look, site: Demo, address: str, number: int) -> None:
    """In by the link, two presses, and for one of them words against it."""
    entering.by_link(look, site, address)
    look.reads("Choose two and put them in order.")
    first, second = (SECOND, FIRST) if number % 3 == 2 else (FIRST, SECOND)
    for turn, words in enumerate((first, second), 1):
        look.page.get_by_role("button", name=f"Add: {words}").click()
        expect(look.page.locator("#so-far")).to_contain_text(f"{turn} of 2 chosen")
    look.press("Save my order")
    look.reads("Your order of 2 is kept")
    if number == 0:
        look.at_both()
        look.page.get_by_role("link", name="say it in your own words").click()
        look.choose("What is it?", "I do not agree with something")
        look.write("In your own words", DISSENT)
        look.press("Send")
        look.at_both()


def _counts(look: Look, round_at: str) -> None:
    look.go(round_at)
    look.reads("9 of 9 people answered")
    assert DISSENT not in look.page.content()
    look.press("Close and count it")
    look.at_both()
    look.reads("No vote has a name any more")
    look.reads(DISSENT)
    look.reads("Goes forward")
    look.press("Sign the result")
    look.reads("The votes stand beside the statements")
    look.page.get_by_role("link", name="Panels", exact=True).first.click()
    look.page.get_by_role("button", name="Consensus report").click()
    look.at_both()
    look.reads(TITLE)


def _stands_in_the_library(look: Look, site: Demo) -> None:
    look.go(f"{site.address}/library/AD8/")
    look.at_both()
    look.reads("Ranked 1 of 3, chosen by 9 of 9")
    look.reads("Went forward")
