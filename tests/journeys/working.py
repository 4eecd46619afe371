"""What the link worker Jo does for one person, step by step, as pages let her."""

import re

from linkwork.ui.words import today
from tests.journeys.looking import Look

NORA = "Nora Quayle"
NUMBER = "9990001995"
GOAL = "Sit in good company again, one morning a week"
ACTIVITY, PROVIDER = "Tea and tales", "Tidemill Reading Room"


def take_on(jo: Look) -> None:
    """Find her in Triage and take her onto the caseload."""
    jo.follow("Triage")
    jo.follow(NORA)
    jo.reads("Loneliness since her husband died")
    jo.page.get_by_label("Link worker").select_option(label="Jo Ferreira")
    jo.press("Take on")
    jo.reads("What gives this the best chance")


def log_first_contact(jo: Look) -> None:
    """Reach her, and ask what matters."""
    jo.follow("Log a contact", jo.page.locator("main"))
    jo.choose("How", "Call")
    jo.choose("What happened", "We spoke")
    jo.choose("Next step", "Meet")
    jo.page.get_by_text("Change who can read the note").click()
    jo.page.get_by_label("We talked about what matters to them").check()
    jo.write("Note", "She misses reading aloud to somebody.")
    jo.press("Save contact")


def agree_plan(jo: Look) -> None:
    """Write the goal in her words, and agree it today."""
    tab(jo, "Plan")
    jo.write("What do they want? In their own words", GOAL)
    jo.choose("Where are they now?", "2")
    jo.choose("Where would they like to be?", "7")
    jo.press("Agree the plan")
    jo.reads(GOAL)


def measure(jo: Look, link: str, answers: tuple[int, ...]) -> None:
    """Ask the four questions of ONS4."""
    tab(jo, "Measures")
    jo.follow(link, jo.page.locator("main"))
    groups = jo.page.locator("fieldset:has(.lw-chips--scale)")
    assert groups.count() == 4
    for place, answer in enumerate(answers):
        groups.nth(place).get_by_label(str(answer), exact=True).check()
    jo.press("Keep the answers")


def choose_activity(jo: Look) -> None:
    """Find the activity of the imported feed, and choose it."""
    tab(jo, "Connections")
    jo.follow("Find an activity", jo.page.locator("main"))
    jo.write("Words", "tales")
    jo.press("Show activities")
    jo.press("Choose", jo.page.locator("article", has_text=PROVIDER))


def send(jo: Look) -> str:
    """Say who goes along, read exactly what will be seen, and send it with her consent."""
    jo.choose("What kind of help to get there", "Send, and go along")
    jo.choose("Who goes along to the first session", "Me, Jo Ferreira")
    jo.write("Where they meet", "The bench by the mill, 10:15")
    jo.page.get_by_text("What it is like there, in detail").click()
    preview = jo.page.locator("#preview")
    preview.get_by_text("Jo Ferreira, first time only").wait_for()
    preview.get_by_text("The bench by the mill, 10:15").wait_for()
    shown = str(preview.inner_text())
    jo.at_page()
    jo.page.get_by_label(re.compile("has heard exactly what")).check()
    jo.choose("How did they agree?", "By phone")
    jo.press(f"Send to {PROVIDER}")
    jo.reads(f"Sent to {PROVIDER}")
    return shown


def open_connection(jo: Look) -> None:
    """Open the page of the one connection."""
    tab(jo, "Connections")
    jo.follow(ACTIVITY, jo.page.locator("main"))


def keep_answer(jo: Look) -> None:
    """The provider said yes."""
    jo.choose("What did they say?", "Yes")
    jo.press("Keep the answer")


def book_today(jo: Look) -> None:
    """Agree the first session for today."""
    on = today()
    for part, value in zip(("Day", "Month", "Year"), (on.day, on.month, on.year), strict=True):
        jo.page.locator("#book").get_by_label(part).fill(str(value))
    jo.press("Keep the day")


def attended(jo: Look) -> None:
    """She came, and somebody went with her."""
    form = jo.page.locator("#attend")
    jo.choose("Which session?", "Today", form)
    jo.choose("What happened?", "Came", form)
    jo.choose("Did somebody go with them?", "Yes", form)
    jo.press("Keep the session")


def complete(jo: Look) -> None:
    """It is done, and it helped."""
    form = jo.page.locator("#complete")
    form.get_by_text("It is done").click()
    form.get_by_label("Why?").select_option(label="They met their own goal")
    jo.choose("Did it help?", "Yes", form)
    jo.press("Complete it")


def close(jo: Look) -> None:
    """Close the case with its reason, and a note to the practice."""
    tab(jo, "Overview")
    jo.follow("Close the case")
    jo.choose("How did it end?", "Goals met")
    jo.write("In a sentence", "Reads aloud at Tea and tales; goes on by herself.")
    jo.choose("May the practice be told how it ended?", "Yes, send a short note")
    jo.press("Close the case")
    jo.reads("goals met")


def tab(jo: Look, name: str) -> None:
    """Go to another page of the same person."""
    if not jo.page.locator(".lw-subnav").count():
        jo.page.locator(".lw-person__name a").click()
        jo.page.wait_for_load_state()
    jo.page.locator(".lw-subnav").get_by_role("link", name=name).click()
    jo.at_page()
