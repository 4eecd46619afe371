"""Two readers, blind to each other, and a third who settles: by keys, by a list, with a stop."""

from collections.abc import Callable

import pytest

from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
STARTER = "Who does social prescribing work for, and why?"  # other journeys make more
NOTE = "Worth reading in full, says the first reader"
WHY = "It says how going along helps, so it stays."


def test_two_blind_readers_and_a_third_who_settles(
    page_as: Callable[..., Look], told: list[str]
) -> None:
    """One takes a record in, the other leaves it out unknowing; a third decides, and both see."""
    sade = page_as("reviewer")
    record = when_she_reads_by_keys(sade)
    femi = page_as("second-reviewer")
    then_the_other_reads_it_blind(femi, record)
    for look in (femi, sade):
        then_both_answers_are_open(look, record)
    ines = as_the_third(page_as("stranger"))
    when_a_third_settles_it(ines, record)
    then_it_stands_for_both(sade, record)
    when_she_decides_from_the_list(sade)
    then_she_sees_how_far_they_agree_and_when_to_stop(sade)
    told.append(f"screening: {sum(one.pages for one in (sade, femi, ines))} pages, clean")


def as_the_third(look: Look) -> Look:
    """Come in as the third reviewer, who has no button on the front page: by another's."""
    button = look.page.locator("form[action='/try/second-reviewer/']")
    button.evaluate("form => { form.action = '/try/third-reviewer/'; }")
    look.page.locator("form[action='/try/third-reviewer/'] button").click()
    look.at_page()
    return look


def open_screening(look: Look) -> None:
    """Open the screening of the starter review."""
    look.follow("Reviews", look.page.get_by_role("navigation", name="Menu"))
    look.page.get_by_role("link", name=STARTER, exact=True).click()
    look.at_page()
    look.follow("Screening", look.page.locator(".lw-subnav"))


def when_she_reads_by_keys(sade: Look) -> str:
    """? lists the keys; I takes the record in, Z takes that back, and a note goes with it."""
    open_screening(sade)
    sade.follow("Read the next of")
    here = sade.page.url
    sade.page.keyboard.press("?")
    sade.page.get_by_role("dialog", name="Keys").wait_for()
    sade.at_page()
    sade.page.keyboard.press("?")
    sade.page.keyboard.press("i")
    sade.page.wait_for_url(lambda url: url != here)
    sade.at_page()
    sade.page.keyboard.press("z")
    sade.page.wait_for_url(here)
    sade.reads("Your last answer is taken back")
    sade.page.keyboard.press("n")
    sade.page.keyboard.type(NOTE)
    sade.press("Include")
    return here


def then_the_other_reads_it_blind(femi: Look, record: str) -> None:
    """Nothing of the first answer is on the page; E and 2 leave the record out."""
    femi.go(record)
    assert NOTE not in femi.page.content()
    assert "Others said" not in femi.page.content()
    femi.at_both()
    femi.page.keyboard.press("e")
    femi.page.locator("#reasons[open]").wait_for()
    femi.at_page()
    femi.page.keyboard.press("2")
    femi.page.wait_for_url(lambda url: url != record)
    femi.at_page()


def then_both_answers_are_open(look: Look, record: str) -> None:
    """Once both are in, each sees what the other said."""
    look.go(record)
    look.reads("Others said")


def when_a_third_settles_it(ines: Look, record: str) -> None:
    """Both answers are before her; hers stands."""
    open_screening(ines)
    ines.follow("To settle", ines.page.locator(".lw-ways"))
    ines.go(record + "settle/")
    ines.reads(NOTE)
    ines.reads("No account of how, for whom or why")
    ines.at_both()
    ines.write("Note", WHY)
    ines.press("Include")
    ines.reads("is settled")


def then_it_stands_for_both(sade: Look, record: str) -> None:
    """The page of the record says who settled it and why."""
    sade.go(record)
    sade.reads("settling it")
    sade.reads(WHY)


def when_she_decides_from_the_list(sade: Look) -> None:
    """J goes to the first record, X ticks it, J and X the next, M gives both one answer."""
    open_screening(sade)
    sade.follow("List", sade.page.locator(".lw-ways"))
    for key in ("j", "x", "j", "x"):
        sade.page.keyboard.press(key)
    assert sade.page.locator("input[name=record]:checked").count() == 2
    sade.at_both()
    sade.page.keyboard.press("m")
    sade.page.get_by_text("2 records decided").wait_for()
    sade.at_page()


def then_she_sees_how_far_they_agree_and_when_to_stop(sade: Look) -> None:
    """Kappa with its interval; the curve, and what has to be read before one may stop."""
    sade.follow("Agreement", sade.page.locator(".lw-ways"))
    sade.reads("Kappa")
    sade.reads("PABAK")
    sade.at_both()
    sade.follow("When to stop", sade.page.locator(".lw-ways"))
    sade.reads("relevant records found in")
    sade.at_both()
