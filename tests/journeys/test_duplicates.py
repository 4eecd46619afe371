"""Two records that may be one work: seen side by side, joined, parted, and all of it taken back."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.keyboard import by_keyboard
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
STARTER = "Who does social prescribing work for, and why?"  # other journeys make more
ONE = "The later year is that of the printed volume; authors and journal are the same."
APART = "The second is the report before it was cut for the journal."
MISTAKEN = "Said on a copy that was cut short."
LOOK_AGAIN = "To be looked at by whoever comes next."
STANDS_ELSEWHERE = "Another record stands for this one"


def test_a_pair_is_joined_and_parted_again(page_as: Callable[..., Look], told: list[str]) -> None:
    """What was decided on one counts for both while they are one work, and only then."""
    sade = page_as("reviewer")
    open_duplicates(sade)
    before = waiting(sade)
    title = when_she_sees_a_pair_side_by_side(sade)
    when_she_joins_it_by_keys(sade)
    open_duplicates(sade)
    assert waiting(sade) == before - 1
    sade.at_both()
    first, second = then_the_group_shows_both(sade, title)
    group = sade.page.url
    then_one_answer_counts_for_both(sade, first, second)
    sade.go(group)
    when_she_parts_them(sade)
    then_each_stands_for_itself(sade, first, second)
    sade.go(group)
    when_she_takes_all_of_it_back(sade)
    open_duplicates(sade)
    assert waiting(sade) == before
    told.append(f"duplicates: {sade.pages} pages, clean; joined, parted, and as before")


def open_duplicates(look: Look) -> None:
    """Open the duplicates of the starter review."""
    look.follow("Reviews", look.page.get_by_role("navigation", name="Menu"))
    look.page.get_by_role("link", name=STARTER, exact=True).click()
    look.at_page()
    look.follow("Records", look.page.locator(".lw-subnav"))
    look.follow("Duplicates", look.page.locator("main"))


def waiting(look: Look) -> int:
    """How many pairs wait for a person."""
    return look.page.locator("section[aria-labelledby=asked-h] tbody tr").count()


def when_she_sees_a_pair_side_by_side(sade: Look) -> str:
    """Fact beside fact, what differs marked, all in reach of a keyboard; the first one's title."""
    sade.follow("Look at")
    sade.reads("One work, or two?")
    sade.reads("nearly the same title")
    assert sade.page.locator(".lw-beside mark").count() > 0
    assert not by_keyboard(sade.page)
    sade.at_both()
    title = sade.page.get_by_role("row", name="Title").get_by_role("cell").first
    return " ".join(title.inner_text().split())


def when_she_joins_it_by_keys(sade: Look) -> None:
    """N goes to the reason, Escape leaves it, S says that they are one work."""
    here = sade.page.url
    sade.page.keyboard.press("n")
    sade.page.keyboard.type(ONE)
    sade.page.keyboard.press("Escape")
    sade.page.keyboard.press("s")
    sade.page.wait_for_url(lambda url: url != here)
    sade.at_page()
    sade.reads("are one work now")


def then_the_group_shows_both(sade: Look, title: str) -> list[str]:
    """The one that stands comes first; her reason is kept. Where each record is read."""
    sade.page.get_by_role("link", name=title, exact=True).first.click()
    sade.at_both()
    sade.reads("2 records of one work")
    sade.reads(ONE)
    members = sade.page.get_by_role("link", name=re.compile(r"^See the record"))
    found = members.evaluate_all("all => all.map(a => a.href)")
    assert len(found) == 2
    return [f"{one}screening/" for one in found]


def then_one_answer_counts_for_both(sade: Look, first: str, second: str) -> None:
    """She read the first before they were joined: the second says what she said."""
    sade.go(first)
    sade.reads("You said")
    answer = sade.page.locator(".lw-panel strong").first.inner_text()
    sade.go(second)
    sade.reads(STANDS_ELSEWHERE)
    sade.reads(f"You said {answer}")
    sade.at_both()


def when_she_parts_them(sade: Look) -> None:
    """The second leaves, with a reason; without one nothing is parted."""
    sade.page.get_by_role("link", name=re.compile("^Part it")).last.click()
    sade.at_both()
    sade.page.get_by_role("button", name="Part it").click()
    sade.at_both()
    assert sade.page.locator(".nhsuk-error-summary").count() == 1
    sade.write("Why", APART)
    sade.press("Part it")
    sade.reads("stands for itself now")
    sade.reads(APART)


def then_each_stands_for_itself(sade: Look, first: str, second: str) -> None:
    """The second waits for a reader again; what was said of the first stays with the first."""
    sade.go(first)
    sade.reads("You said")
    sade.go(second)
    text = sade.page.locator("main").inner_text()
    assert STANDS_ELSEWHERE not in text
    assert "You said\n" not in text.replace("You said\nReason", "")


def when_she_takes_all_of_it_back(sade: Look) -> None:
    """The latest word first: they are one work again, and then a pair that waits."""
    for words in (MISTAKEN, LOOK_AGAIN):
        sade.page.get_by_role("link", name=re.compile("^Take back")).first.click()
        sade.at_page()
        sade.write("Why", words)
        sade.press("Take it back")
        sade.reads("as they were before")
    sade.at_both()
