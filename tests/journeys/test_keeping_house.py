"""The administrator gives and ends a post; the auditor looks at who looked."""

from collections.abc import Callable
from typing import Any

import pytest

from linkwork.ui.words import today
from tests.journeys.demo import Demo
from tests.journeys.looking import Look

pytestmark = pytest.mark.journey
NEW = "Piers Alder"


def test_an_administrator_keeps_posts_policies_and_jobs(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """A post given and ended; a clock changed; a job run; nobody's record in sight."""
    leila = page_as("administrator")
    leila.at_both()
    gives_and_ends_a_post(leila, site, f"piers.{made['pottery'][:8]}@riverbank.example")
    changes_a_clock(leila, site)
    leila.go(f"{site.address}/administration/jobs/")
    leila.at_both()
    leila.page.get_by_role("button", name="Run it now").first.click()
    leila.at_page()
    for closed in ("people/", "today/"):
        answer = leila.page.request.get(f"{site.address}/{closed}", max_redirects=0)
        assert answer.status in (403, 404), f"an administrator at {closed}: {answer.status}"
    told.append(f"administrator: {leila.pages} pages")


def gives_and_ends_a_post(leila: Look, site: Demo, email: str) -> None:
    """From today, until today."""
    leila.go(f"{site.address}/administration/staff/")
    leila.at_both()
    leila.follow("Give a post")
    leila.write("Name", NEW)
    leila.write("E-mail address they sign in with", email)
    leila.page.get_by_label("Role").select_option(label="Directory editor")
    leila.page.get_by_label("Works for").select_option(label="Riverbank Social Prescribing")
    on_this_day(leila)
    leila.press("Give the post")
    row = leila.page.get_by_role("row", name=NEW).filter(has=leila.page.get_by_role("link"))
    row.first.get_by_role("link").first.click()
    leila.at_page()
    on_this_day(leila)
    leila.press("End the post")
    leila.reads(NEW)


def on_this_day(look: Look) -> None:
    """Today, in the three parts of a date."""
    on = today()
    for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        look.write(part, str(value))


def changes_a_clock(leila: Look, site: Demo) -> None:
    """Overdue is worked out from it at once."""
    leila.go(f"{site.address}/administration/policies/")
    leila.at_both()
    field = leila.page.get_by_label("Minutes before a visit alone is checked on")
    field.fill("75")
    leila.press("Put the policies in force")
    leila.go(f"{site.address}/administration/policies/")
    assert field.input_value() == "75"


def test_an_auditor_sees_who_looked(
    site: Demo, page_as: Callable[..., Look], made: dict[str, Any], told: list[str]
) -> None:
    """The chain; a copy of a record approved; a record opened by broken glass reviewed."""
    breaks_the_glass(page_as("safeguarding-lead"), site, made)
    pack = asks_and_prepares(page_as("team-lead"), site, made)
    mina = page_as("auditor")
    mina.at_both()
    mina.go(f"{site.address}/rights/packs/{pack}/")
    mina.at_both()
    mina.choose("May this copy go out?", "Yes")
    mina.press("Save the decision")
    mina.go(f"{site.address}/glass/opened/")
    mina.at_both()
    mina.page.get_by_role("link", name="Review").first.click()
    mina.at_both()
    mina.page.get_by_role("group", name="Was it right").get_by_role("radio").first.check()
    mina.write("How you know, and what follows", "Rang the ward; she was there.")
    mina.press("Keep the review")
    mina.go(f"{site.address}/audit/")
    assert "whole" in site.linkwork("audit", "verify")
    told.append(f"auditor: {mina.pages} pages")


def breaks_the_glass(tomasz: Look, site: Demo, made: dict[str, Any]) -> None:
    """For fifteen minutes, by number, with why."""
    tomasz.go(f"{site.address}/glass/")
    tomasz.at_both()
    tomasz.write("NHS number", made["Harold Pym"]["number"])
    tomasz.write("Why you need to see this record now", "The ward rings: whom does he know?")
    tomasz.press("Open the record")


def asks_and_prepares(samira: Look, site: Demo, made: dict[str, Any]) -> str:
    """Asked for on the person's behalf, and prepared by the lead; its id."""
    samira.go(f"{site.address}/cases/{made['Frank Ollerton']['case']}/own-data/")
    samira.at_both()
    samira.write("How did they ask?", "By telephone")
    samira.press("Ask for the copy")
    pack = samira.page.url.rstrip("/").split("/")[-1]
    samira.follow("Prepare the copy")
    samira.press("It is prepared")
    return pack
