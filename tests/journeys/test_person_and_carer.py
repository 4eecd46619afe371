"""The person's own page, and her carer's: by a link and a code, as long as she says yes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import entering
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tests.journeys.making import POTTERY
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
WILMA, HERS = "Wilma Starling", "wilma@home.example"
CARER, CARERS = "Bea Starling", "bea@home.example"
NOTE = "Keeps her husband's letters in a tin."


def test_a_person_looks_after_her_own_page(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """She comes in by her link, says how it went, answers, stops a consent, sees who looked."""
    jo = page_as("link-worker")
    send_her_a_link(jo, site, made)
    wilma = page_as("stranger", WIDTHS["phone"])
    entering.by_link(wilma, site, HERS)
    wilma.reads("Hello Wilma")
    wilma.at_both()
    sees_her_plan(wilma)
    says_how_it_went(wilma)
    answers_the_questions(wilma)
    stops_telling_her_surgery(wilma)
    sees_who_looked(wilma)
    asks_for_a_copy(wilma)
    jo.go(f"{site.address}/cases/{made[WILMA]['case']}/said/")
    jo.reads("My hands remembered")
    jo.follow("I have read this")
    told.append(f"person by link: {wilma.pages} pages; link worker beside: {jo.pages} pages")


def send_her_a_link(jo: Look, site: Demo, made: dict[str, Any]) -> None:
    """The link worker sends it to an address that is on the record."""
    jo.go(f"{site.address}/cases/{made[WILMA]['case']}/my-page/")
    jo.choose("Where should the link and its codes go?", f"E-mail to {HERS}")
    jo.press("Send the link")


def sees_her_plan(wilma: Look) -> None:
    """Her goal in her words; in large print when she wants it; no note that is not hers to read."""
    wilma.reads("Make a bowl for my sister")
    wilma.follow("See and print the plan")
    wilma.reads("Make a bowl for my sister")
    wilma.page.get_by_role("button", name="Large print").click()
    wilma.at_page()
    wilma.page.get_by_role("button", name="Smaller print").click()
    wilma.follow("Notes I can read")
    assert NOTE not in wilma.page.content()
    wilma.follow("My page", wilma.page.locator(".lw-my-bar"))


def says_how_it_went(wilma: Look) -> None:
    """One number and her own words; the group does not read them."""
    wilma.follow("Say how it went")
    wilma.choose("Did you go?", "Yes, I went")
    wilma.choose("When was it?", "Today")
    wilma.choose("How was it?", "8")
    wilma.write("Do you want to say more?", "My hands remembered.")
    wilma.page.locator(
        "main form[data-keep] button[type=submit], main form .nhsuk-button"
    ).last.click()
    wilma.at_page()
    assert "/my/" in wilma.page.url


def answers_the_questions(wilma: Look) -> None:
    """The four questions that were sent, one of them left out."""
    home(wilma)
    wilma.page.locator("#questions a").first.click()
    wilma.at_page()
    scales = wilma.page.locator("fieldset:has(.lw-chips--scale)")
    for place in range(scales.count() - 1):
        scales.nth(place).get_by_label("6", exact=True).check()
    wilma.page.get_by_role("button", name="Tell Jo").click()
    wilma.at_page()


def stops_telling_her_surgery(wilma: Look) -> None:
    """One press stops it, with what follows said before."""
    home(wilma)
    wilma.follow("What I said yes to, and how to stop it")
    wilma.reads("Your surgery gets no more notes from us.")
    wilma.press("Stop telling my surgery")
    wilma.reads("Say yes again")


def sees_who_looked(wilma: Look) -> None:
    """Roles and days, never a colleague's name beside what they are."""
    home(wilma)
    wilma.follow("See everyone, or ask about this")
    wilma.reads("ink worker")


def asks_for_a_copy(wilma: Look) -> None:
    """A copy of everything held, in one press."""
    home(wilma)
    wilma.follow("Ask for a copy of my record")
    wilma.press("Ask for a copy")
    wilma.reads("We will answer by")


def home(look: Look) -> None:
    """Back to the first page."""
    look.go(f"{look.page.url.split('/my/')[0]}/my/")


def test_a_carer_sees_the_plan_while_she_says_yes(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """By the consent of the person; no notes; over at once when the person takes it back."""
    jo = page_as("link-worker")
    send_the_carer_a_link(jo, site, made)
    bea = page_as("stranger", WIDTHS["phone"])
    entering.by_link(bea, site, CARERS)
    bea.reads("You can see this page because Wilma said yes.")
    bea.at_both()
    bea.follow("See and print the plan")
    bea.reads("Make a bowl for my sister")
    bea.reads(POTTERY)
    assert NOTE not in bea.page.content()
    for closed in ("notes/", "agreed/", "who-looked/", f"how-it-went/{made[WILMA]['connection']}/"):
        answer = bea.page.request.get(f"{site.address}/my/{closed}", max_redirects=0)
        assert answer.status in (302, 403, 404), f"a carer at /my/{closed}: {answer.status}"
    wilma = page_as("stranger", WIDTHS["phone"])
    send_her_a_link(jo, site, made)
    entering.by_link(wilma, site, HERS)
    wilma.follow("What I said yes to, and how to stop it")
    wilma.press(f"Stop {CARER} seeing my page")
    entering.ended(bea, f"{site.address}/my/plan/")
    entering.ended(bea, site.link_to(CARERS))
    told.append(f"carer by link: {bea.pages} pages; ended by the person")


def send_the_carer_a_link(jo: Look, site: Demo, made: dict[str, Any]) -> None:
    """With how the person agreed; without that, no link is sent."""
    jo.go(f"{site.address}/cases/{made[WILMA]['case']}/my-page/")
    jo.page.get_by_text("Write down that they agreed, and send the link").click()
    jo.write("The carer’s name", CARER)
    jo.choose("How should the link and its codes go to the carer?", "By e-mail")
    jo.write("Their mobile number or e-mail address", CARERS)
    jo.write("How did the person agree?", "Said yes on the telephone today")
    jo.press("Keep the consent and send")
