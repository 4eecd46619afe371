"""A real browser: the Chromium that is here, started quietly, and what it says of each page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tools import chromium

WIDTHS = {"phone": 390, "desktop": 1280}


class NoBrowser(RuntimeError):
    """There is no Chromium on this machine."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless browser, closed in the end."""
    with sync_playwright() as playwright:
        found = chromium.find()
        if found is None:
            raise NoBrowser("no Chromium here: `python tools/chromium.py --install`, or CHROMIUM=")
        started = playwright.chromium.launch(executable_path=found, args=list(chromium.FLAGS))
        yield started
        started.close()


@dataclass
class Listener:
    """Keeps what the browser complains of: console messages, page errors, failed requests."""

    complaints: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Hear everything the page says from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, url: str, failure: str | None) -> None:
        if failure != "net::ERR_ABORTED":  # a page left before its last picture had come
            self.complaints.append(f"failed: {url} {failure}")

    def taken(self) -> list[str]:
        """What was said since the last time."""
        said, self.complaints = self.complaints, []
        return said
