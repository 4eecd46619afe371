"""Five journeys without a mouse: every step by Tab, Space, Enter, arrows and typing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import PATIENCE
from tests.journeys.demo import Demo
from tests.journeys.keys import Keys
from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey


@pytest.fixture
def keys_as(site: Demo, browser: Browser) -> Iterator[Callable[..., tuple[Keys, Look]]]:
    """Open the front page and go in as a role, by keyboard; "stranger" stays outside."""
    opened: list[Page] = []

    def begin(role: str, words: str = "") -> tuple[Keys, Look]:
        page = browser.new_page(viewport={"width": WIDTHS["desktop"], "height": 900})
        page.set_default_timeout(PATIENCE)
        opened.append(page)
        keys, look = Keys(page), Look(page, role)
        page.goto(f"{site.address}/")
        if words:
            keys.follow(words)
        look.at_page()
        return keys, look

    yield begin
    for page in opened:
        page.context.close()


def test_a_referrer_refers(keys_as: Callable[..., tuple[Keys, Look]], told: list[str]) -> None:
    """From the front page to the referral sent."""
    keys, ruth = keys_as("referrer", "Referrer")
    keys.write("First name", "Cora")
    keys.write("Last name", "Hazelden")
    for part, value in (("Day", "9"), ("Month", "11"), ("Year", "1938")):
        keys.write(part, value, "Date of birth")
    keys.write("Telephone", "01632 960778")
    keys.choose("What would help most with", "Loneliness and isolation")
    keys.write("In their words", "The evenings are long.")
    keys.choose("Did they agree to be referred?", "Yes")
    keys.follow("Send referral")
    ruth.at_page()
    ruth.reads("Cora")
    told.append(f"by keyboard, refer: {keys.pressed} keys, no mouse")


def test_a_link_worker_logs_a_contact(
    site: Demo,
    keys_as: Callable[..., tuple[Keys, Look]],
    made: dict[str, Any],
    told: list[str],
) -> None:
    """What happened, what is next, a note, save."""
    keys, jo = keys_as("link-worker", "Link worker")
    jo.go(f"{site.address}/cases/{made['Harold Pym']['case']}/")
    keys.follow("Log a contact")
    jo.at_page()
    keys.choose("What happened", "No answer")
    keys.choose("Next step", "Call again")
    keys.write("Note", "Rang twice; the line was busy.")
    keys.follow("Save contact")
    jo.at_page()
    jo.reads("Contact saved")
    told.append(f"by keyboard, contact: {keys.pressed} keys, no mouse")


def test_a_provider_answers(
    site: Demo,
    keys_as: Callable[..., tuple[Keys, Look]],
    made: dict[str, Any],
    told: list[str],
) -> None:
    """From the link in the e-mail: in, the waiting list with its reason, send."""
    keys, esther = keys_as("stranger")
    esther.go(site.address + made["Olive Tarn"]["asked"])
    keys.follow("Answer now, without a code")
    esther.at_page()
    keys.choose("Your answer", "They can start with the next group")
    keys.follow("Send answer")
    esther.at_page()
    assert "Thank you" in esther.page.locator("main").inner_text()
    told.append(f"by keyboard, provider answers: {keys.pressed} keys, no mouse")


def test_a_person_answers_the_questions(
    site: Demo,
    keys_as: Callable[..., tuple[Keys, Look]],
    made: dict[str, Any],
    told: list[str],
) -> None:
    """In by link and code; the questions that were sent; told to the link worker."""
    keys, olive = keys_as("stranger")
    olive.go(site.link_to("olive@home.example"))
    keys.follow("Send me a code")
    keys.write("Your code", site.code_to("olive@home.example"))
    keys.follow("Open")
    olive.at_page()
    olive.reads("Hello Olive")
    olive.go(f"{site.address}/my/questions/ons4/baseline/")
    groups = olive.page.locator("fieldset:has(.lw-chips--scale) legend").all_inner_texts()
    assert len(groups) == 4
    for words in groups:
        keys.choose(" ".join(words.split()), "7")
    keys.follow("Tell ")
    olive.at_page()
    told.append(f"by keyboard, a person's questions: {keys.pressed} keys, no mouse")


def test_a_team_lead_hands_over(
    site: Demo,
    keys_as: Callable[..., tuple[Keys, Look]],
    made: dict[str, Any],
    told: list[str],
) -> None:
    """To a colleague, with why, what to know, and that the person knows."""
    keys, samira = keys_as("team-lead", "Team lead")
    samira.go(f"{site.address}/cases/{made['Olive Tarn']['case']}/hand-over/")
    assert keys.select("Hand over to") != "Choose a link worker"
    keys.write("Why", "Nearer to where she lives")
    keys.write("What they need to know", "Answers after ten; likes to be read the plan.")
    keys.choose("Has the person been told?", "Yes")
    keys.follow("Hand over")
    samira.at_page()
    samira.reads("Handed over with your note")
    told.append(f"by keyboard, hand over: {keys.pressed} keys, no mouse")
