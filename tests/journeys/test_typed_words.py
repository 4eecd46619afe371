"""What somebody typed is not lost: to the network, to a colleague, to the end of a session."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator

from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
WORDS = "She will try the garden again, if somebody meets her at the gate."
MOST_TAPS = 5
MOST_FIELDS = 8


class Taps:
    """Counts what a thumb does."""

    def __init__(self) -> None:
        """None yet."""
        self.count = 0

    def on(self, what: Locator) -> None:
        """One tap."""
        what.click()
        self.count += 1


def log_page(jo: Look) -> str:
    """Open Amara's page and from there the form; answer its address."""
    jo.follow("Amara Nwosu", jo.page.locator("main"))
    jo.follow("Log a contact", jo.page.locator("main"))
    return jo.page.url


def test_a_contact_takes_five_taps(page_as: Callable[..., Look], told: list[str]) -> None:
    """From the form to the saved contact on a phone; without a next step it is given back."""
    jo = page_as("link-worker", WIDTHS["phone"])
    address = log_page(jo)
    taps, form = Taps(), jo.page.locator("form[data-keep]")
    taps.on(form.get_by_text("We spoke"))
    taps.on(form.get_by_text("Call again"))
    taps.on(jo.page.get_by_role("button", name="Save contact"))
    jo.reads("Contact saved")
    assert taps.count <= MOST_TAPS
    told.append(f"a contact: {taps.count} taps")
    jo.page.goto(address)
    jo.page.locator("form[data-keep]").get_by_text("We spoke").click()
    jo.page.get_by_role("button", name="Save contact").click()
    jo.reads("Choose the next step")


def test_referring_asks_eight_things(page_as: Callable[..., Look], told: list[str]) -> None:
    """Eight fields stand open; whatever else helps is folded."""
    ruth = page_as("referrer", WIDTHS["phone"])
    ruth.follow("Refer", ruth.page.locator("header"))
    asked = ruth.page.locator("form[data-keep] .nhsuk-form-group:visible")
    inner = ruth.page.locator("form[data-keep] .nhsuk-form-group .nhsuk-form-group:visible")
    fields = asked.count() - inner.count()
    assert 0 < fields <= MOST_FIELDS
    told.append(f"a referral: {fields} fields")


def test_words_outlast_a_lost_connection(page_as: Callable[..., Look]) -> None:
    """Without a connection nothing is sent and nothing is lost; closed and opened, it is there."""
    jo = page_as("link-worker", WIDTHS["phone"])
    address = log_page(jo)
    note = jo.page.get_by_label("Note")
    note.fill(WORDS)
    jo.page.locator("form[data-keep]").get_by_text("We spoke").click()
    jo.page.context.set_offline(True)
    jo.page.get_by_role("button", name="Save contact").click()
    jo.page.get_by_text("There is no connection just now").wait_for()
    assert note.input_value() == WORDS
    jo.page.context.set_offline(False)
    jo.page.goto(address)
    assert jo.page.get_by_label("Note").input_value() == WORDS
    assert jo.page.get_by_label("We spoke").is_checked()
    jo.page.locator("form[data-keep]").get_by_text("Call again").click()
    jo.press("Save contact")
    jo.reads("Contact saved")
    jo.page.goto(address)
    assert jo.page.get_by_label("Note").input_value() == ""


def test_words_outlast_the_end_of_a_session(page_as: Callable[..., Look]) -> None:
    """Signed out while writing: after signing in again the words stand in the form."""
    jo = page_as("link-worker", WIDTHS["phone"])
    address = log_page(jo)
    jo.page.get_by_label("Note").fill(WORDS)
    jo.page.locator("form[data-keep]").get_by_text("We spoke").click()
    jo.page.locator("form[data-keep]").get_by_text("Call again").click()
    jo.page.context.clear_cookies(name=re.compile("session"))
    jo.page.get_by_role("button", name="Save contact").click()
    jo.page.wait_for_load_state()
    jo.page.goto(address.split("/cases/")[0])
    jo.page.locator("form[action='/try/link-worker/'] button").click()
    jo.page.wait_for_load_state()
    jo.page.goto(address)
    assert jo.page.get_by_label("Note").input_value() == WORDS


def test_signing_out_asks_before_words_are_lost(page_as: Callable[..., Look]) -> None:
    """Whoever signs out with words not sent is asked; saying no keeps the page and the words."""
    jo = page_as("link-worker")
    log_page(jo)
    jo.page.get_by_label("Note").fill(WORDS)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    jo.page.once("dialog", stay)
    jo.page.get_by_role("button", name="Sign out").click()
    assert asked
    assert "not saved" in asked[0]
    assert jo.page.get_by_label("Note").input_value() == WORDS


def test_words_outlast_a_conflict(page_as: Callable[..., Look]) -> None:
    """Two people change the same thing: the second sees both, and saves their own over it."""
    desk, phone = page_as("link-worker"), page_as("link-worker", WIDTHS["phone"])
    for look in (desk, phone):
        look.follow("Amara Nwosu", look.page.locator("main"))
        look.follow("Change what is said here")
    desk.write("What matters to me", "My garden.")
    desk.press("Save")
    phone.write("What matters to me", WORDS)
    phone.page.get_by_role("button", name="Save").click()
    phone.reads("Somebody else changed this while you were writing")
    phone.reads("My garden.")
    phone.listener.taken()  # the browser complains of the 409, which is what is meant
    phone.page.reload()
    phone.listener.taken()
    assert phone.page.get_by_label("What matters to me").input_value() == WORDS
    phone.press("Save mine over it")
    phone.reads(WORDS)
