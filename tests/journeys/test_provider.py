"""A provider answers: from a link without an account, and by an account."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from linkwork.ui.words import today
from tests.journeys import entering
from tests.journeys.counting import Taps
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tests.journeys.making import HELLO
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
MOST_TAPS = 3
FRANK, VERA = "Frank Ollerton", "Vera Nightjar"
SECRET = "a bowl of clay and water"


def test_a_provider_says_yes_in_three_taps(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """From the e-mail: in, yes, send. They see what was shown to the person, and no more."""
    esther = page_as("stranger", WIDTHS["phone"])
    esther.go(site.address + made[FRANK]["asked"])
    taps = Taps()
    taps.on(esther.page.get_by_role("button", name="Answer now, without a code"))
    esther.at_both()
    sees_the_least(esther, made)
    taps.on(esther.page.get_by_text("Yes, Frank can come"))
    taps.on(esther.page.get_by_role("button", name="Send answer"))
    esther.page.wait_for_load_state()
    esther.at_page()
    assert "Thank you" in esther.page.locator("main").inner_text()
    assert taps.count <= MOST_TAPS
    told.append(f"provider by link, accepts: {taps.count} taps")
    jo = page_as("link-worker")
    jo.go(f"{site.address}/connections/{made[FRANK]['connection']}/")
    jo.reads("Provider said yes")


def sees_the_least(esther: Look, made: dict[str, Any]) -> None:
    """No family name, number, birth date or note."""
    page = esther.page.content()
    esther.reads("To make something with clay")
    for kept in ("Ollerton", made[FRANK]["number"], "1945", "letters in a tin"):
        assert kept not in page, f"the provider sees {kept}"


def test_a_provider_says_who_came_and_that_it_is_full(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """With a code: who came, whether it was right to ask, and that there is no place left."""
    esther = page_as("stranger", WIDTHS["phone"])
    entering.by_link(esther, site, HELLO, site.address + made["Wilma Starling"]["asked"])
    esther.follow("Say who came")
    esther.page.get_by_role("group", name="Which session?").get_by_role("radio").first.check()
    esther.choose("Wilma", "Came")
    esther.press("Keep it")
    esther.go(f"{site.address}/provider/requests/{made['Wilma Starling']['connection']}/")
    esther.follow("Was it right to ask you?")
    esther.choose("Was it right to ask you?", "Yes")
    esther.press("Send")
    esther.go(f"{site.address}/provider/activities/{made['pottery']}/places/")
    esther.choose("Can new people come?", "No, we are full")
    esther.press("Save")
    jo = page_as("link-worker")
    jo.go(f"{site.address}/directory/{made['pottery']}/")
    jo.reads("Full")
    told.append(f"provider by link, who came and full: {esther.pages} pages")


def test_a_provider_with_an_account(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """Signed in, they see their body's requests and nobody else's, and answer one."""
    account = f"esther.{made['pottery'][:8]}@sallowlane.example"
    given_a_post(page_as("administrator"), site, account)
    esther = page_as("stranger")
    chooses_a_password(esther, site, account)
    esther.go(f"{site.address}/accounts/login/")
    esther.write("Email", account)
    esther.write("Password", SECRET)
    esther.page.get_by_role("button", name="Sign in", exact=True).click()
    esther.at_both()
    esther.reads("Your requests")
    esther.reads("Vera")
    assert "Amara" not in esther.page.content()
    esther.page.locator(f"main a[href*='{made[VERA]['connection']}']").click()
    esther.at_both()
    esther.page.get_by_text("Yes, Vera can come").click()
    esther.press("Send answer")
    esther.go(f"{site.address}/provider/requests/{made[VERA]['connection']}/")
    esther.reads("You answered on")
    for closed in (f"cases/{made[VERA]['case']}/", "people/", "today/"):
        answer = esther.page.request.get(f"{site.address}/{closed}", max_redirects=0)
        assert answer.status in (302, 403, 404), f"a provider at {closed}: {answer.status}"
    told.append(f"provider by account: {esther.pages} pages")


def given_a_post(leila: Look, site: Demo, account: str) -> None:
    """The administrator gives it; the pottery is the employer."""
    leila.go(f"{site.address}/administration/staff/new/")
    leila.write("Name", "Esther Clay")
    leila.write("E-mail address they sign in with", account)
    leila.page.get_by_label("Works for").select_option(label="Sallow Lane Potters")
    leila.page.get_by_label("Role").select_option(label="Provider")
    on = today()
    for part, value in zip(("Day", "Month", "Year"), (on.day, on.month, on.year), strict=True):
        leila.write(part, str(value))
    leila.press("Give the post")
    leila.reads("Esther Clay")


def chooses_a_password(esther: Look, site: Demo, account: str) -> None:
    """The e-mail that told them of the post leads there; a second one holds the key."""
    esther.go(f"{site.address}{path_to(account, site)}")
    esther.write("Email", account)
    esther.page.locator("main form button[type=submit]").first.click()
    esther.at_page()
    esther.go(f"{site.address}{path_to(account, site)}")
    for field in esther.page.locator("main input[type=password]").all():
        field.fill(SECRET)
    esther.page.locator("main form button[type=submit]").first.click()
    esther.at_page()


def path_to(address: str, site: Demo) -> str:
    """The way that the newest e-mail to an address tells of."""
    found = re.search(r"https?://[^/]+(/accounts/\S+)", next(site.post(address)))
    assert found is not None
    return found[1]
