"""Opens every page of a big review as one of its members, and counts its questions and its time.

`python benchmarks/reviews.py [--records 20000] [--documents 100] [--passages 5] [--times 5]
[--only reporting] [--kept FOLDER] [--files]` fills a review in a database of its own (`--kept`
keeps it, or takes it when it is there), opens every address of the evidence rooms through Django's
test client, and prints the slowest first; a form that can only be sent is left out. Which rows
come through actions and which in bulk, `of_reviews/filling.py` says. Ends with one line of JSON,
and with 1 where a page needs more than 25 questions or a second.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

MOST_QUERIES, MOST_MS = 25, 1000
NOT_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "PRAGMA")
ONLY_SENT = 405


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One page, opened several times; a file to keep may take longer, and is not held to it."""

    route: str
    status: int
    queries: int
    ms: float
    cpu_ms: float  # what other work on the machine does not change
    kilobytes: float
    is_file: bool

    @property
    def misses(self) -> bool:
        """Whether a page is over a goal, or a page or file answers wrongly."""
        over = self.queries > MOST_QUERIES or self.ms > MOST_MS
        return self.status >= 400 or (over and not self.is_file)


def opened(name: str, address: str, browser: Any, times: int, is_file: bool) -> Opened | None:
    """Open a page once for its questions, then for its time; none where it can only be sent."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    status = browser.get(address).status_code  # nothing is cold when it is measured
    if status == ONLY_SENT:
        return None
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
        length = sum(len(part) for part in answer)
    queries = sum(not one["sql"].startswith(NOT_QUERIES) for one in asked.captured_queries)
    taken, worked = [], []
    for _ in range(1 if is_file else times):
        gc.collect()
        began, cpu = time.perf_counter(), time.process_time()
        b"".join(browser.get(address))
        taken.append(time.perf_counter() - began)
        worked.append(time.process_time() - cpu)
    return Opened(
        route=name,
        status=answer.status_code,
        queries=queries,
        ms=median(taken) * 1000,
        cpu_ms=median(worked) * 1000,
        kilobytes=length / 1024,
        is_file=is_file,
    )


def pages(asked: argparse.Namespace) -> Iterator[Opened]:
    """Every page of the review, as its first member sees it."""
    from django.test import Client

    from benchmarks.of_reviews import routes
    from linkwork.access import scope
    from linkwork.access.models import User
    from linkwork.evidence.records.models import Review

    with scope.everything("a benchmark"):
        review = Review.objects.get()
        found = list(routes.addresses(review))
    browser = Client(raise_request_exception=False)
    member = User.objects.get(name="Sade Okonjo")
    browser.force_login(member, "django.contrib.auth.backends.ModelBackend")
    for name, address in found:
        is_file = routes.is_file(address)
        if not name.startswith(asked.only) or (is_file and not asked.files):
            continue
        said = opened(name, address, browser, asked.times, is_file)
        if said is not None:
            yield said


def table(found: list[Opened]) -> None:
    """Print every page, the slowest first."""
    print(f"{'route':52} {'ms':>7} {'cpu ms':>7} {'queries':>7} {'kB':>7}")
    for one in sorted(found, key=lambda one: -one.ms):
        marks = ["over"] if one.misses else []
        marks += [f"answers {one.status}"] if one.status != 200 else []
        marks += ["file"] if one.is_file else []
        numbers = f"{one.ms:>7.0f} {one.cpu_ms:>7.0f} {one.queries:>7} {one.kilobytes:>7.0f}"
        print(f"{one.route:52} {numbers}  {' '.join(marks)}".rstrip())


def arguments() -> argparse.Namespace:
    """What is asked of the run."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--records", type=int, default=20_000)
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--passages", type=int, default=5, help="of each document")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--only", default="", help="routes that begin so: a room, or a page")
    options.add_argument("--files", action="store_true", help="the files to keep as well")
    options.add_argument("--kept", type=Path, help="a folder that keeps the database")
    return options.parse_args()


def main() -> int:
    """Print the table and the line of JSON; answer 1 where a goal is missed."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as own:
        folder = asked.kept or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        settings = {"LINKWORK_FOLDER": str(folder.resolve()), "LINKWORK_DEMO": "true"}
        os.environ.update(settings, DJANGO_SETTINGS_MODULE="linkwork.site.settings")
        seconds = fill(asked)
        found = list(pages(asked))
    table(found)
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    if load > 1:
        print(f"The machine is busy ({load:.1f} for each core): times are longer than the server's")
    held = [one for one in found if not one.is_file]
    said = {
        "records": asked.records,
        "filled_s": round(seconds),
        "pages": len(held),
        "missed": sum(one.misses for one in found),
        "worst_queries": max((one.queries for one in held), default=0),
        "worst_ms": round(max((one.ms for one in held), default=0)),
        "worst_cpu_ms": round(max((one.cpu_ms for one in held), default=0)),
        "goal_queries": MOST_QUERIES,
        "goal_ms": MOST_MS,
    }
    print(json.dumps(said))
    return bool(said["missed"] or not found)


def fill(asked: argparse.Namespace) -> float:
    """Fill the database, unless a kept one is full; the seconds it took."""
    from django.conf import settings
    from django.core.management import call_command

    from linkwork.site import django_ready

    django_ready()
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    from linkwork.access.models import User

    began = time.perf_counter()
    if not User.objects.exists():
        from benchmarks.of_reviews.filling import filled

        filled(asked.records, asked.documents, asked.passages)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
