"""Every page, for every role: it answers, everybody can use it, and it tells no name outside."""

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Browser, Page

from linkwork.site.demonstration import CAST, GUESTS
from tests.journeys.demo import Demo
from tests.journeys.keyboard import by_keyboard
from tests.journeys.looking import (
    gives_away,
    headless,
    too_wide,
    too_wide_when_narrow,
    unreachable,
)
from tools.browser import WIDTHS, Listener
from tools.crawler import Visit, walk

pytestmark = pytest.mark.journey
ROLES = ("stranger", *(one.key for one in CAST), *(one.key for one in GUESTS))
DESK, PHONE, HEIGHT = WIDTHS["desktop"], WIDTHS["phone"], 900


@dataclass
class Walk:
    """What a walk through the demonstration found."""

    pages: Counter[int] = field(default_factory=Counter)
    read: set[tuple[str, int]] = field(default_factory=set)  # by axe: a route at a width, once
    violations: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def by_axe(self) -> int:
        """How many pages axe has read."""
        return len(self.read)

    def violated(self, violations: list[str]) -> list[str]:
        """Count what axe found."""
        self.violations += len(violations)
        return violations


@pytest.fixture(scope="module")
def found(site: Demo, browser: Browser, told: list[str]) -> Walk:
    """Walk as each role at a desk; each route that is new is opened on a phone as well."""
    found = Walk()
    for role in ROLES:
        context = browser.new_context(viewport={"width": DESK, "height": HEIGHT})
        desk, phone = context.new_page(), context.new_page()
        phone.set_viewport_size({"width": PHONE, "height": HEIGHT})
        ear = Listener()
        for page in (desk, phone):
            ear.listen(page)
        for visit in walk(desk, site.address, role):
            wrong = [*look(desk, visit, DESK, found), *ear.taken()]
            if (visit.route, PHONE) not in found.read:
                answer = phone.goto(visit.address)
                again = replace(visit, status=answer.status if answer else 0)
                wrong += [*look(phone, again, PHONE, found), *ear.taken()]
            found.faults += [f"{role}, {visit.route}: {fault}" for fault in wrong]
        context.close()
    told.append(in_a_line(found))
    return found


def in_a_line(found: Walk) -> str:
    """What the walk found, for the end of the run."""
    widths = ", ".join(f"{number} at {width} px" for width, number in found.pages.items())
    return (
        f"every page: {found.pages.total()} opened by {len(ROLES)} roles ({widths}); "
        f"{found.by_axe} read by axe, {found.violations} violations; {len(found.faults)} faults"
    )


def look(page: Page, visit: Visit, width: int, found: Walk) -> list[str]:
    """What is wrong with the page that is open."""
    found.pages[width] += 1
    faults = [] if visit.status == 200 else [f"answers {visit.status}"]
    faults += headless(page) + gives_away(page) + too_wide(page)
    if (visit.route, width) not in found.read:
        found.read.add((visit.route, width))
        faults += found.violated(unreachable(page)) + by_keyboard(page)
    return faults + too_wide_when_narrow(page)


def test_every_page_is_sound_for_every_role(found: Walk) -> None:
    """Each answers 200, with nothing from axe or the console, and no sideways scroll at 320."""
    assert not found.faults, "\n".join(found.faults)


def test_the_walk_reached_the_house(found: Walk) -> None:
    """A walk that opened hardly anything proves nothing."""
    routes = {route for route, _ in found.read}
    for room in ("/today/", "/triage/", "/cases/id/plan/", "/directory/id/", "/library/CODE/"):
        assert room in routes
    assert len(routes) >= 50, sorted(routes)
