"""A referrer refers in a minute, sees how it stands, and files the note that comes back."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.counting import Taps
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
MOST_FIELDS = 8


def test_a_referrer_refers_and_hears_back(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """Eight fields at most; where it stands; a note read, downloaded and filed."""
    ruth = page_as("referrer", WIDTHS["phone"])
    ruth.at_both()
    fields, taps = refer(ruth)
    assert fields <= MOST_FIELDS
    sees_where_it_stands(ruth, site)
    files_the_note(ruth, site, made)
    told.append(
        f"referrer: {fields} fields filled and {taps} taps to refer; {ruth.pages} pages in all"
    )


def refer(ruth: Look) -> tuple[int, int]:
    """Fill in as little as is taken; answer how many fields and taps it was."""
    taps, fields = Taps(), 0
    for label, words in (
        ("First name", "Edna"),
        ("Last name", "Larkrise"),
        ("Telephone", "01632 960777"),
        ("In their words", "Somebody to play cards with."),
    ):
        ruth.write(label, words)
        fields += 1
    born = ruth.page.get_by_role("group", name="Date of birth")
    for part, value in (("Day", "4"), ("Month", "2"), ("Year", "1941")):
        born.get_by_label(part).fill(value)
    fields += 1
    need = ruth.page.get_by_role("group", name="What would help most with")
    taps.on(need.get_by_text("oneliness").first)
    agreed = ruth.page.get_by_role("group", name="Did they agree to be referred?")
    taps.on(agreed.get_by_text("Yes", exact=True))
    fields += 2
    taps.on(ruth.page.get_by_role("button", name="Send referral"))
    ruth.at_page()
    assert not ruth.page.locator(".nhsuk-error-summary").count()
    return fields, taps.count


def sees_where_it_stands(ruth: Look, site: Demo) -> None:
    """Sent, not yet taken on; what is said with a link worker is not here."""
    ruth.go(f"{site.address}/refer/sent/")
    ruth.at_both()
    ruth.follow("Edna Larkrise")
    ruth.reads("Where it stands")


def files_the_note(ruth: Look, site: Demo, made: dict[str, Any]) -> None:
    """Read, taken as a page and as data, filed."""
    ruth.go(f"{site.address}/notes/{made['note']}/")
    ruth.at_both()
    for name, begins in (("page.pdf", b"%PDF"), ("page.json", b"{")):
        answer = ruth.page.request.get(f"{site.address}/notes/{made['note']}/{name}")
        assert answer.status == 200
        assert answer.body().startswith(begins)
    ruth.press("We have filed this")
    ruth.go(f"{site.address}/notes/")
    ruth.reads("Filed")
    case = f"{site.address}/cases/{made['Wilma Starling']['case']}/"
    assert ruth.page.request.get(case, max_redirects=0).status in (403, 404)
