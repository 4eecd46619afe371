"""Times every page of every role on a demonstration, and counts its questions to the database.

`python benchmarks/pages.py [--people 3000] [--folder FOLDER] [--times 5] [--only /reports/]`

Fills its own folder, or takes a filled one; walks from each role's first page along its links,
one page of each route, through Django's test client; ends with one line of JSON and with 1 where a
page needs more than 25 questions or 300 ms of the server (95th percentile).
"""

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

MOST_QUERIES, MOST_MS = 25, 300
MOST_PAGES = 120  # a role
LINK = re.compile(r'<a\b[^>]*\shref="(/[^"#]*)', re.IGNORECASE)
LEFT_OUT = ("/accounts/", "/static/", "/file/", "/l/", "/try/")
NOT_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass
class Page:
    """One page of one role, opened several times."""

    route: str
    role: str
    address: str
    status: int
    queries: int = 0
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # what other work on the machine does not change

    @property
    def p50(self) -> float:
        """The middle time, in milliseconds."""
        return median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """The 95th percentile (of few: the worst), in milliseconds."""
        ordered = sorted(self.seconds)
        return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)] * 1000

    @property
    def misses(self) -> bool:
        """Whether the page is over a goal, or answers wrongly."""
        return self.status != 200 or self.queries > MOST_QUERIES or self.p95 > MOST_MS


def fill(people: int, folder: Path) -> None:
    """Fill a folder with the demonstration, in a process of its own."""
    command = [sys.executable, "-m", "linkwork.site", "demo", "--no-serve"]
    subprocess.run(
        [*command, "--people", str(people)], cwd=ROOT, check=True, env=_environment(folder)
    )


def _environment(folder: Path) -> dict[str, str]:
    settings = {"LINKWORK_FOLDER": str(folder), "LINKWORK_DEMO": "true"}
    return {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "linkwork.site.settings"}


def roles() -> Iterator[tuple[str, Any]]:
    """A browser for each of the cast who can sign in."""
    from django.test import Client

    from linkwork.access.models import User
    from linkwork.site.demonstration import CAST

    for member in CAST:
        user = User.objects.filter(email=member.email).first()
        if user is not None:
            browser = Client(raise_request_exception=False)
            browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
            yield member.key, browser


def walk(role: str, browser: Any, times: int, only: str) -> Iterator[Page]:
    """Open one page of each route that links lead to, and measure it."""
    from django.urls import reverse

    from tools.crawler import route_of

    start = only if only.startswith("/") else reverse("home")
    queue, seen = deque([start]), {"/", route_of(start)}
    opened = 0
    while queue and opened < MOST_PAGES:
        address = queue.popleft()
        answer = browser.get(address, follow=True)
        opened += 1
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
            seen.add(route_of(address))
        if answer.status_code == 403 and address == only:
            return  # not for this role
        if only not in address:
            continue
        if "text/html" in answer.get("Content-Type", ""):
            yield measure(
                Page(route_of(address), role, address, answer.status_code), browser, times
            )
        for link in _links(answer):
            if route_of(link) not in seen and link.startswith(only):
                seen.add(route_of(link))
                queue.append(link)


def _links(answer: Any) -> list[str]:
    if answer.streaming or "text/html" not in answer.get("Content-Type", ""):
        return []
    found = (unescape(link) for link in LINK.findall(answer.content.decode(errors="replace")))
    return [link for link in found if not any(part in link for part in LEFT_OUT)]


def measure(page: Page, browser: Any, times: int) -> Page:
    """Count the page's queries once, then time it; opened before, nothing is cold."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        browser.get(page.address)
    page.queries = sum(not one["sql"].startswith(NOT_QUERIES) for one in asked.captured_queries)
    for _ in range(times):
        gc.collect()
        began, worked = time.perf_counter(), time.process_time()
        browser.get(page.address)
        page.seconds.append(time.perf_counter() - began)
        page.cpu.append(time.process_time() - worked)
    return page


def table(pages: list[Page]) -> None:
    """Print every page, the slowest first."""
    print(f"{'route':52} {'role':26} {'queries':>7} {'cpu ms':>7} {'p50 ms':>7} {'p95 ms':>7}")
    for page in sorted(pages, key=lambda one: -one.p95):
        status = "" if page.status == 200 else f"  answers {page.status}"
        mark = f"  over{status}" if page.misses else ""
        cpu = median(page.cpu) * 1000
        numbers = f"{page.queries:>7} {cpu:>7.0f} {page.p50:>7.0f} {page.p95:>7.0f}"
        print(f"{page.route:52} {page.role:26} {numbers}{mark}")


def main() -> int:
    """Print the table and the line of JSON; answer 1 where a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=3000)
    options.add_argument("--folder", type=Path)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--only", default="", help="begin at this address, and stay there")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = chosen.folder or Path(own)
        if chosen.folder is None:
            fill(chosen.people, folder)
        os.environ.update(_environment(folder))
        pages = list(_measured(chosen.times, chosen.only))
    table(pages)
    missed = [page for page in pages if page.misses]
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    if load > 1:
        print(f"The machine is busy ({load:.1f} for each core): times are longer than the server's")
    said = {
        "people": chosen.people,
        "pages": len(pages),
        "missed": len(missed),
        "goal_queries": MOST_QUERIES,
        "goal_p95_ms": MOST_MS,
        "worst_queries": max((page.queries for page in pages), default=0),
        "worst_p95_ms": round(max((page.p95 for page in pages), default=0)),
    }
    print(json.dumps(said))
    return bool(missed or not pages)


def _measured(times: int, only: str) -> Iterator[Page]:
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    for role, browser in roles():
        yield from walk(role, browser, times, only)


if __name__ == "__main__":
    sys.exit(main())
