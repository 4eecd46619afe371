"""A commissioner and a link worker read who it works for, and why; and open one statement."""

from collections.abc import Callable

import pytest

from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tools.browser import WIDTHS

pytestmark = pytest.mark.journey
STAGES = ("Enrolment", "Engagement", "Adherence", "Follow-up")


def test_a_commissioner_reads_what_is_worth_putting_in_place(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """What to put in place next, every stage, how many are needed, and one statement."""
    helen = page_as("commissioner")
    helen.go(f"{site.address}/learning/")
    helen.at_both()
    helen.reads("Who does it work for, and why?")
    helen.reads("What these words mean")
    for stage in STAGES:
        assert helen.page.get_by_role("heading", name=stage).count(), stage
    rows = helen.page.locator(".lw-who__here")
    assert rows.count() > 30
    few = rows.filter(has_text="Not enough cases yet")
    assert few.count(), "no statement lacks cases in so small a service"
    for row in few.all():
        assert "needed" in row.inner_text() or "cannot" in row.inner_text().casefold()
    helen.page.locator("main a[href$='/library/EG3/']").first.click()
    helen.at_both()
    helen.reads("Three kinds of evidence, kept apart")
    told.append(f"commissioner: {helen.pages} pages of answers")


def test_a_link_worker_reads_it_on_a_phone(
    site: Demo, page_as: Callable[..., Look], told: list[str]
) -> None:
    """Stages are folded on a phone, and open by touch and by key; nothing runs off the screen."""
    jo = page_as("link-worker", WIDTHS["phone"])
    jo.go(f"{site.address}/learning/")
    stage = jo.page.locator("#engagement details")
    assert stage.get_attribute("open") is None
    stage.locator("summary").click()
    row = stage.locator("tbody", has_text="Accompanied").first
    assert row.is_visible()
    assert "Studies elsewhere" in row.inner_text()
    jo.page.locator("#adherence summary").focus()
    jo.page.keyboard.press("Enter")
    assert jo.page.locator("#adherence tbody").first.is_visible()
    jo.at_page()
    row.get_by_role("link", name="Accompanied").click()
    jo.at_page()
    jo.reads("What happened here")
    told.append(f"link worker: {jo.pages} pages of answers on a phone")
