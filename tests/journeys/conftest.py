"""A demonstration of its own, a browser, and a page for each role; no Chromium, no journey."""

from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.demo import Demo
from tests.journeys.looking import Look
from tools import browser as real
from tools import chromium
from tools.crawler import enter
from tools.demo_server import served

PEOPLE = 300
PATIENCE = 15_000  # milliseconds for anything to appear
FAILED = pytest.StashKey[bool]()
LINES: list[str] = []  # what the journeys tell at the end of the run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A filled demonstration that answers on 127.0.0.1."""
    if chromium.find() is None:
        pytest.skip("there is no Chromium here: `python tools/chromium.py --install`, or CHROMIUM=")
    folder = tmp_path_factory.mktemp("demonstration")
    with served(folder, PEOPLE) as address:
        yield Demo(address, folder)


# One browser a file: left open, it would keep an event loop that Django's own tests refuse.
@pytest.fixture(scope="module")
def browser(site: Demo) -> Iterator[Browser]:
    """A real browser without a window."""
    with real.browser() as started:
        yield started


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, object]:
    """Let the pages of a journey know that it failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def page_as(
    site: Demo, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Look]]:
    """Open the browser as somebody of the cast, and look closely at every page they visit."""
    opened: list[Page] = []

    def begin(role: str, width: int = real.WIDTHS["desktop"]) -> Look:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(PATIENCE)
        opened.append(page)
        look = Look(page, role)
        enter(page, site.address, role)
        look.at_page()
        return look

    yield begin
    for page in opened:
        if request.node.stash.get(FAILED, False):
            print(f"\nLast seen at {page.url}:\n{page.locator('body').inner_text()}")
        page.context.close()


@pytest.fixture(scope="session")
def made(site: Demo) -> dict[str, Any]:
    """The people whom the journeys are about, made once in the demonstration."""
    return site.make()


@pytest.fixture(scope="session")
def told() -> list[str]:
    """Lines for the end of the run."""
    return LINES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many pages were looked at, and what was wrong with them."""
    if LINES:
        terminalreporter.section("journeys")
        for line in LINES:
            terminalreporter.line(line)
