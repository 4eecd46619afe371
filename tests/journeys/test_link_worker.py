"""A link worker's day: a contact, a plan with two goals, an activity with company, a task."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from linkwork.ui.words import today
from tests.journeys import working
from tests.journeys.counting import Taps
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tests.journeys.making import POTTERY
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
MOST_TAPS = 5
IRIS = "Iris Copper"
FIRST, SECOND = "Have somebody to laugh with", "Get to the shops by myself"


def test_a_link_workers_day_with_one_person(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """On a phone beside her: a contact in five taps, the plan in her words, where she will go."""
    jo = page_as("link-worker", WIDTHS["phone"])
    jo.at_both()
    case = f"{site.address}/cases/{made[IRIS]['case']}/"
    jo.go(case)
    jo.at_both()
    taps = log_a_contact(jo, case)
    assert taps <= MOST_TAPS
    plan_with_two_goals(jo, case)
    finds_and_chooses(jo, case)
    adds_a_task(jo, case)
    told.append(f"link worker: a contact {taps} taps; {jo.pages} pages in all")


def log_a_contact(jo: Look, case: str) -> int:
    """What happened, what is next, save."""
    jo.go(f"{case}contacts/new/")
    taps, form = Taps(), jo.page.locator("form[data-keep]")
    taps.on(form.get_by_text("We spoke"))
    taps.on(form.get_by_text("Call again"))
    taps.on(jo.page.get_by_role("button", name="Save contact"))
    jo.at_page()
    jo.reads("Contact saved")
    return taps.count


def plan_with_two_goals(jo: Look, case: str) -> None:
    """Both in her words, from 0 to 10, with who does what and a day to look again."""
    jo.go(f"{case}plan/")
    jo.at_both()
    jo.write("What do they want? In their own words", FIRST)
    jo.choose("Where are they now?", "1")
    jo.choose("Where would they like to be?", "7")
    jo.page.get_by_text("Add another goal").first.click()
    jo.write("And what else do they want?", SECOND)
    jo.page.get_by_text("Add what somebody will do").click()
    jo.write("What will be done?", "Find out when the 12 bus goes")
    again = today() + timedelta(42)
    group = jo.page.get_by_role("group", name="When will you look at it again together?")
    for part, value in (("Day", again.day), ("Month", again.month), ("Year", again.year)):
        group.get_by_label(part).fill(str(value))
    jo.press("Agree the plan")
    jo.go(f"{case}plan/")
    for words in (FIRST, SECOND, "Find out when the 12 bus goes"):
        jo.reads(words)
    jo.at_both()
    jo.go(f"{case}plan/copy/")


def finds_and_chooses(jo: Look, case: str) -> None:
    """By words, with why it is suggested; then what the provider will see."""
    jo.go(f"{case}find/")
    jo.at_both()
    fold = jo.page.locator("details", has=jo.page.locator("#id_words")).first
    jo.page.wait_for_timeout(500)  # a phone folds the filters a moment after the page has come
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    jo.write("Words", "clay")
    jo.press("Show activities")
    card = jo.page.locator("article", has_text=POTTERY).first
    assert "Why suggested" in card.inner_text()
    jo.press("Choose", card)
    jo.at_both()
    assert IRIS.split()[1] not in jo.page.locator("#preview").inner_text()


def adds_a_task(jo: Look, case: str) -> None:
    """Something to do by a day; done, with what came of it."""
    jo.go(f"{case}tasks/")
    jo.write("What is to be done?", "Post the bus times")
    jo.page.get_by_label("Who does it?").select_option(label="Jo Ferreira")
    jo.press("Add the task")
    jo.follow("Done? Post the bus times")
    jo.write("What came of it?", "She has them.")
    jo.press("Save")
    working.tab(jo, "Overview")
