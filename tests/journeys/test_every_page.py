"""Every page, for every role: it answers, everybody can use it, and it tells no name outside."""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from linkwork.site.demonstration import CAST
from tests.journeys.demo import Demo
from tests.journeys.keyboard import by_keyboard
from tests.journeys.looking import NARROWEST, gives_away, headless, too_wide, unreachable
from tools.browser import WIDTHS, Listener
from tools.crawler import Visit, walk

pytestmark = pytest.mark.journey
ROLES = ("stranger", *(member.key for member in CAST))
SETTLE = 150  # milliseconds that the header takes to fold its links after a change of width


@dataclass
class Walk:
    """What a walk through the demonstration found."""

    pages: Counter[int] = field(default_factory=Counter)
    read: set[tuple[str, int]] = field(default_factory=set)  # by axe: a route at a width, once
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def found(site: Demo, browser: Browser, told: list[str]) -> Walk:
    """Walk as each role, at the width of a desk and of a phone."""
    found = Walk()
    for role in ROLES:
        for width in WIDTHS.values():
            page = browser.new_page(viewport={"width": width, "height": 900})
            listener = Listener()
            listener.listen(page)
            for visit in walk(page, site.address, role):
                faults = look(page, visit, width, found)
                found.faults += [
                    f"{role} at {width}, {visit.route}: {fault}"
                    for fault in (*faults, *listener.taken())
                ]
            page.context.close()
    routes = len({route for route, _ in found.read})
    told.append(
        f"every page: {found.pages.total()} opened by {len(ROLES)} roles ("
        + ", ".join(f"{number} at {width} px" for width, number in found.pages.items())
        + f"); {routes} routes read by axe at {len(WIDTHS)} widths; {len(found.faults)} faults"
    )
    return found


def look(page: Page, visit: Visit, width: int, found: Walk) -> list[str]:
    """What is wrong with the page that is open."""
    found.pages[width] += 1
    faults = [] if visit.status == 200 else [f"answers {visit.status}"]
    faults += headless(page) + gives_away(page) + too_wide(page)
    if (visit.route, width) not in found.read:
        found.read.add((visit.route, width))
        faults += unreachable(page) + by_keyboard(page)
        if width == WIDTHS["phone"]:
            page.set_viewport_size({"width": NARROWEST, "height": 900})
            page.wait_for_timeout(SETTLE)
            faults += too_wide(page)
            page.set_viewport_size({"width": width, "height": 900})
    return faults


def test_every_page_is_sound_for_every_role(found: Walk) -> None:
    """Each answers 200, with nothing from axe or the console, and no sideways scroll at 320."""
    assert not found.faults, "\n".join(found.faults)


def test_the_walk_reached_the_house(found: Walk) -> None:
    """A walk that opened hardly anything proves nothing."""
    routes = {route for route, _ in found.read}
    for room in ("/today/", "/triage/", "/cases/id/plan/", "/directory/id/", "/library/CODE/"):
        assert room in routes
    assert len(routes) >= 50, sorted(routes)
