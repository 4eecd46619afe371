"""What the evaluator, the reviewer and the auditor do with what happened."""

from playwright.sync_api import Locator

from tests.journeys.looking import Look

TITLE = "Does going along bring people to the first session?"


def register_study(rowan: Look) -> str:
    """Declare a study of EG3 before its cases are seen; its reference."""
    open_studies(rowan)
    rowan.follow("Register a study")
    rowan.write("Title", TITLE)
    rowan.write("The question, made exact", "Accompanied or not; first session attended or not.")
    rowan.page.get_by_label("5 in every 100", exact=True).check()
    rowan.write("Why that much?", "Worth somebody's time to go along")
    rowan.page.get_by_label("EG3 Accompanied").check()
    rowan.press("Register and sign")
    rowan.reads("waits for a second signature")
    return str(rowan.page.locator(".lw-code").first.inner_text()).split(" ")[0]


def sign(look: Look, under: str) -> None:
    """Open the study of the journey, and put one's name under its plan or its verdicts."""
    open_study(look)
    look.press(f"Sign the {under}")
    look.reads(f"You have signed the {under}.")


def open_studies(look: Look) -> None:
    """Open the list of studies from the menu."""
    look.follow("Learning", look.page.get_by_role("navigation", name="Menu"))
    look.follow("Studies", look.page.locator("main"))


def open_study(look: Look) -> None:
    """Open the study of the journey from the list of studies."""
    open_studies(look)
    look.follow(TITLE, look.page.locator("main"))


def run_study(rowan: Look) -> None:
    """Freeze the cases, have the statement read on them, and wait until a worker has."""
    open_study(rowan)
    rowan.press("Freeze the cases")
    rowan.press("Read the statements")
    rowan.page.get_by_role("button", name="Sign the verdicts").wait_for(timeout=240_000)
    rowan.at_page()


def open_statement(look: Look, code: str) -> None:
    """Open the page of a statement in the library."""
    look.follow("Library", look.page.get_by_role("navigation", name="Menu"))
    look.page.locator(f"main a[href$='/library/{code}/']").first.click()
    look.at_page()


def card_on_page_of(jo: Look, person: str, code: str) -> Locator:
    """The card of a statement on the page of somebody of the day."""
    jo.follow("Today", jo.page.get_by_role("navigation", name="Menu"))
    jo.follow(person, jo.page.locator("main"))
    return jo.page.locator("article.lw-st", has_text=code)


def mark_passage(sade: Look, words: str) -> None:
    """Open the first document of the first review and mark a passage in it."""
    sade.follow("Reviews")
    sade.page.locator("main a[href^='/reviews/']:not([href$='/new/'])").first.click()
    sade.at_page()
    sade.follow("Documents", sade.page.locator(".lw-subnav"))
    sade.page.locator("main a[href*='/documents/'][href*='/pages/']").first.click()
    sade.at_page()
    sade.write("Words of the passage", words)
    sade.press("Mark, then code it")


def code_to(sade: Look, statement: str, stance: str) -> None:
    """Say what the marked passage does to a statement, and put it beside it on the shelf."""
    options = sade.page.get_by_label("Statement", exact=True).locator("option")
    label = next(text for text in options.all_inner_texts() if text.startswith(f"{statement} "))
    sade.page.get_by_label("Statement", exact=True).select_option(label=label)
    sade.choose("This passage …", stance)
    sade.write("Memo", "Marked on the journey.")
    sade.press("Save the coding")


def put_beside(sade: Look, statement: str) -> None:
    """Publish the coded passages beside the statement."""
    sade.follow("Statements", sade.page.locator(".lw-subnav"))
    row = sade.page.locator("main tr", has_text=statement).filter(has=sade.page.locator("form"))
    row.get_by_role("button").first.click()
    sade.at_page()
