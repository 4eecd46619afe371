"""Walks the demonstration as each role: one page of every route that a link leads to."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlparse

from playwright.sync_api import Page

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
NUMBER = re.compile(r"(?<=/)\d+(?=/|$)")
CODE = re.compile(r"(?<=/library/)[A-Z]+\d+")
HREFS = "all => all.map(a => [a.getAttribute('href'), a.textContent])"
LEFT_OUT = ("/accounts/logout", "/static/", "/livez", "/readyz", "/openreferral/", "/try/")
DOWNLOADS = (".pdf", ".docx", ".json", ".csv", ".svg", ".zip", ".ris", ".png")
FILES = ("/csv/", "/file/")  # anywhere in an address
MOST = 160  # pages a role
FIRST = "Amara Nwosu"  # of many people, the one whose story the demonstration tells


@dataclass(frozen=True)
class Visit:
    """One page that was opened."""

    role: str
    address: str
    route: str
    status: int

    @property
    def file(self) -> str:
        """A file name of its own."""
        words = re.sub(r"[^a-z0-9]+", "-", self.route.lower()).strip("-") or "front"
        return f"{self.role}-{words}"


def route_of(address: str) -> str:
    """The address with what names one row taken out: the same for every page of a route."""
    path = urlparse(address).path
    return CODE.sub("CODE", NUMBER.sub("n", UUID.sub("id", path)))


def walk(page: Page, site: str, role: str) -> Iterator[Visit]:
    """Sign in as a role and open one page of each route that can be reached, one after another."""
    enter(page, site, role)
    queue, seen = deque([page.url]), {route_of(page.url)}
    opened = 0
    while queue and opened < MOST:
        address = queue.popleft()
        answer = page.goto(address)
        opened += 1
        yield Visit(role, address, route_of(address), answer.status if answer else 0)
        for link in links(page, site):
            if route_of(link) not in seen:
                seen.add(route_of(link))
                queue.append(link)


def enter(page: Page, site: str, role: str) -> None:
    """Choose a role on the front page; "stranger" stays outside."""
    page.goto(f"{site}/")
    if role != "stranger":
        page.locator(f"form[action='/try/{role}/'] button").click()
        page.wait_for_load_state()


def links(page: Page, site: str) -> list[str]:
    """Addresses on this site that the page leads to, those of the one person first."""
    found = page.eval_on_selector_all("a[href]", HREFS)
    found.sort(key=lambda link: FIRST not in link[1])
    whole = (urldefrag(urljoin(page.url, href)).url for href, _words in found)
    return [
        link
        for link in whole
        if link.startswith(site)
        and not any(part in link for part in LEFT_OUT)
        and not urlparse(link).path.endswith(DOWNLOADS)
        and not any(part in urlparse(link).path for part in FILES)
    ]
