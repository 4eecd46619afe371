"""Looks at a page as the most careful of its readers would, and keeps what is wrong with it."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tools.browser import WIDTHS, Listener

AXE = Axe()
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NARROWEST = 320
PATIENCE, STEP = 2000, 40  # milliseconds


def unreachable(page: Page) -> list[str]:
    """What axe finds: rule, how often, and the first place."""
    violations = AXE.run(page).response["violations"]
    return [
        f"axe {one['id']} x{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}"
        for one in violations
    ]


def too_wide(page: Page) -> list[str]:
    """How far the page must be pushed sideways, if at all."""
    over = int(page.evaluate(SIDEWAYS))
    return [f"{over} px too wide at {page.viewport_size['width']}"] if over > 0 else []  # type: ignore[index]  # we always set one


def too_wide_when_narrow(page: Page) -> list[str]:
    """The same on the narrowest screen, once the header has folded its links."""
    before = page.viewport_size
    assert before is not None
    page.bring_to_front()
    page.set_viewport_size({"width": NARROWEST, "height": before["height"]})
    for _ in range(PATIENCE // STEP):
        found = too_wide(page)
        if not found:
            break
        page.wait_for_timeout(STEP)
    page.set_viewport_size(before)
    return found


def headless(page: Page) -> list[str]:
    """A page has one first heading, and a title."""
    number = page.locator("h1").count()
    found = [] if number == 1 else [f"{number} first headings"]
    return found + ([] if page.title().strip() else ["no title"])


def gives_away(page: Page) -> list[str]:
    """Whose record it is stands in the bar and nowhere outside the page."""
    bar = page.locator(".lw-person")
    if not bar.count():
        return []
    outside = f"{page.title()} {page.url}".casefold()
    words = bar.locator(".lw-person__name").inner_text().split()
    numbers = [one.replace(" ", "") for one in bar.locator(".lw-number").all_inner_texts()]
    squeezed = outside.replace(" ", "")
    found = [f"“{word}” is in {outside}" for word in words if word.casefold() in outside.split()]
    return found + [f"{number} is in {outside}" for number in numbers if number in squeezed]


@dataclass
class Look:
    """One person at one browser, and what was wrong with the pages they saw."""

    page: Page
    role: str
    pages: int = 0
    faults: list[str] = field(default_factory=list)
    listener: Listener = field(default_factory=Listener)

    def __post_init__(self) -> None:
        """Listen from the first page on."""
        self.listener.listen(self.page)

    def at_page(self) -> None:
        """Look at the page that is open; what is wrong with it fails the journey here."""
        self.page.wait_for_load_state()
        self.pages += 1
        found = [
            *unreachable(self.page),
            *too_wide(self.page),
            *headless(self.page),
            *gives_away(self.page),
            *self.listener.taken(),
        ]
        assert not found, f"{self.role} at {self.page.url}: {found}"

    def at_both(self) -> None:
        """Look at the page that is open on a phone and at a desk."""
        before = self.page.viewport_size
        assert before is not None
        for width in WIDTHS.values():
            self.page.set_viewport_size({"width": width, "height": before["height"]})
            self.at_page()
        self.page.set_viewport_size(before)

    def go(self, address: str) -> None:
        """Open an address."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{self.role} at {address}: {answer.status}"
        self.at_page()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link, or what looks like a button and leads somewhere."""
        place = within if within is not None else self.page.locator("body")
        either = place.get_by_role("link", name=name).or_(place.get_by_role("button", name=name))
        either.first.click()
        self.at_page()

    def press(self, name: str, within: Locator | None = None) -> None:
        """Send a form."""
        place = within if within is not None else self.page.locator("main")
        place.get_by_role("button", name=name, exact=True).first.click()
        self.at_page()
        wrong = self.page.locator(".nhsuk-error-summary")
        assert not wrong.count(), wrong.inner_text()

    def write(self, label: str, words: str, within: Locator | None = None) -> None:
        """Fill a field in."""
        place = within if within is not None else self.page.locator("main")
        place.get_by_label(label).first.fill(words)

    def choose(self, group: str, choice: str, within: Locator | None = None) -> None:
        """Choose one of the chips under a question."""
        place = within if within is not None else self.page.locator("main")
        place.get_by_role("group", name=group).get_by_label(choice, exact=True).check()

    def reads(self, words: str) -> None:
        """The page says so."""
        text = " ".join(self.page.locator("main").inner_text().split())
        assert words in text, f"{self.role} at {self.page.url} does not read “{words}” in: {text}"
