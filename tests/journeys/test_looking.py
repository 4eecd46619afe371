"""The looks themselves: a page with a fault in it is found out."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys import looking
from tests.journeys.keyboard import by_keyboard
from tools import browser, chromium

pytestmark = pytest.mark.journey
FRAME = '<!doctype html><html lang="en"><title>{title}</title>{style}<body>{body}</body></html>'
SKIP = '<a href="#maincontent">Skip</a><main id="maincontent"><h1>A page</h1>{}</main>'
BAR = (
    '<div class="lw-person"><strong class="lw-person__name">Nora Quayle</strong>'
    '<span class="lw-number">999 000 1995</span></div>'
)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page, as wide as a phone."""
    if chromium.find() is None:
        pytest.skip("there is no Chromium here: `python tools/chromium.py --install`, or CHROMIUM=")
    with browser.browser() as started:
        yield started.new_page(viewport={"width": 390, "height": 800})


def shown(page: Page, body: str, title: str = "A page", style: str = "") -> Page:
    """The page with this on it."""
    page.set_content(FRAME.format(title=title, body=body, style=style))
    return page


LOOKS: list[tuple[str, Callable[[Page], list[str]], str, str, str]] = [
    ("axe", looking.unreachable, SKIP.format("<img src='data:,'>"), "A page", ""),
    ("too wide", looking.too_wide, SKIP.format("<p style='width:400px'>x"), "A page", ""),
    (
        "at 320",
        looking.too_wide_when_narrow,
        SKIP.format("<p style='width:350px'>x"),
        "A page",
        "",
    ),
    ("first heading", looking.headless, "<p>none", "A page", ""),
    ("title", looking.headless, SKIP.format(""), "", ""),
    ("Nora", looking.gives_away, BAR, "Plan of Nora", ""),
    ("9990001995", looking.gives_away, BAR, "999 000 1995", ""),
    ("goes first", by_keyboard, "<a href='/'>Home</a>" + SKIP.format(""), "A page", ""),
    (
        "no sign",
        by_keyboard,
        SKIP.format("<button>Save</button>"),
        "A page",
        "<style>*:focus{outline:none}</style>",
    ),
]


@pytest.mark.parametrize("case", LOOKS, ids=[case[0] for case in LOOKS])
def test_a_fault_is_found(
    page: Page, case: tuple[str, Callable[[Page], list[str]], str, str, str]
) -> None:
    """Each look sees the fault it is for."""
    fault, look, body, title, style = case
    assert fault in " ".join(look(shown(page, body, title, style)))


@pytest.mark.parametrize(
    "look",
    [looking.unreachable, looking.too_wide, looking.headless, looking.gives_away, by_keyboard],
)
def test_a_sound_page_passes(page: Page, look: Callable[[Page], list[str]]) -> None:
    """And none of them finds fault with a sound page."""
    assert look(shown(page, SKIP.format(f"<button>Save</button>{BAR}"))) == []
