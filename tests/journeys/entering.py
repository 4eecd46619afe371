"""Comes in by a link that was sent: the page that holds nothing, a code, one's own page."""

from tests.journeys.demo import Demo
from tests.journeys.looking import Look


def by_link(look: Look, site: Demo, address: str, link: str = "") -> None:
    """Open the newest link sent to an address, ask for the code and give it."""
    look.go(link or site.link_to(address))
    look.reads("we send a code of six digits")
    look.press("Send me a code")
    wrong_once(look)
    look.write("Your code", site.code_to(address))
    look.press("Open")


def wrong_once(look: Look) -> None:
    """A code that was not sent opens nothing, and the page says what to do."""
    look.write("Your code", "000000")
    look.page.get_by_role("button", name="Open", exact=True).click()
    look.reads("This code does not work")
    look.at_page()


def ended(look: Look, address: str) -> None:
    """Who opens this is told that the link has ended, and sees nothing of anybody."""
    look.page.goto(address)
    look.at_page()
    assert look.page.locator("h1").inner_text() == "This link has ended"
