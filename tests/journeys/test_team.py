"""The team's lead shares out and hands over; the safeguarding lead decides on a concern."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from linkwork.ui.words import today
from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
DORA, HAROLD = "Dora Finch", "Harold Pym"


def test_a_team_lead_shares_out_and_hands_over(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """The board; a new referral to a link worker; a case to another, with what to know."""
    samira = page_as("team-lead")
    samira.follow("Team", samira.page.get_by_role("navigation", name="Menu"))
    samira.at_both()
    shares_out(samira)
    hands_over(samira, site, made)
    samira.go(f"{site.address}/team/handed-over/")
    told.append(f"team lead: {samira.pages} pages")


def shares_out(samira: Look) -> None:
    """One who waits, to a link worker, with why."""
    samira.follow("Share out new referrals")
    samira.at_both()
    samira.page.get_by_label(re.compile(DORA)).first.check()
    samira.page.locator("select[name=to]").select_option(index=1)
    samira.write("Why this link worker", "Lives on her side of the river")
    samira.press("Share out")
    form = samira.page.locator("main form[data-keep]")
    assert not form.count() or DORA not in form.inner_text()


def hands_over(samira: Look, site: Demo, made: dict[str, Any]) -> None:
    """Everything that is open goes along; the person knows."""
    samira.go(f"{site.address}/cases/{made[HAROLD]['case']}/hand-over/")
    samira.at_both()
    samira.page.get_by_label("Hand over to").select_option(index=1)
    samira.write("Why", "Jo goes on leave")
    samira.write("What they need to know", "Prefers the morning. Hard of hearing on the left.")
    samira.choose("Has the person been told?", "Yes")
    samira.press("Hand over")


def test_a_concern_from_raised_to_looked_at(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """Raised by the link worker; decided by the safeguarding lead, with a day to look again."""
    jo = page_as("link-worker", WIDTHS["phone"])
    raises(jo, site, made)
    tomasz = page_as("safeguarding-lead")
    tomasz.at_both()
    tomasz.follow("Iris Copper")
    tomasz.reads("her purse was empty again")
    tomasz.at_both()
    tomasz.choose("Decision", "I have looked at it")
    tomasz.write("What was decided, and why", "Spoke with Jo. She rings on Monday and asks.")
    again = today() + timedelta(7)
    group = tomasz.page.get_by_role("group", name="Look again on")
    for part, value in (("Day", again.day), ("Month", again.month), ("Year", again.year)):
        group.get_by_label(part).fill(str(value))
    tomasz.press("Keep this decision")
    tomasz.go(f"{site.address}/concerns/")
    told.append(f"safeguarding lead: {tomasz.pages} pages; raised on a phone: {jo.pages} pages")


def raises(jo: Look, site: Demo, made: dict[str, Any]) -> None:
    """What was seen, whose words, and whether the person knows."""
    jo.go(f"{site.address}/people/{made['Iris Copper']['person']}/concern/")
    jo.at_both()
    jo.choose("Is somebody in danger now?", "No")
    jo.page.get_by_label("What is the worry?").select_option(index=1)
    jo.write("What was seen or said", "She said her purse was empty again after he had been.")
    jo.choose("Does the person know that you raise this?", "Yes")
    jo.press("Raise the concern")
