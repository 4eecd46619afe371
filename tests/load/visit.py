"""Many link workers at once, with time to think, on a server of its own: `make load`.

Each signs in, opens Today, reads people's pages and thinks in between. The table says how long
pages took as the visitors saw it; the last line is the same as JSON. Not part of `make test`.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

from tools.postgres import free_port

LINKWORK = Path(sys.executable).parent / "linkwork"
SEAL = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CASE = re.compile(r'href="(/cases/[0-9a-f-]{36}/)"')


@dataclass
class Seen:
    """What every visitor saw: seconds by page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


@dataclass
class Visitor:
    """One link worker with a browser's memory."""

    address: str
    seen: Seen
    chance: random.Random
    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, name: str, path: str, form: dict[str, str] | None = None) -> str:
        """Ask for a page, or send a form; keep how long it took."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        body = urllib.parse.urlencode(form).encode() if form else None
        asked = urllib.request.Request(self.address + path, body, {"Referer": self.address + "/"})
        began = time.perf_counter()
        try:
            with opener.open(asked, timeout=60) as answer:
                text: str = answer.read().decode()
        except (urllib.error.URLError, TimeoutError) as error:
            self.seen.errors.append(f"{name}: {error}")
            return ""
        self.seen.seconds[name].append(time.perf_counter() - began)
        return text

    def work(self, until: float, think: float) -> None:
        """Sign in, then go between Today and people's pages until the time is up."""
        seal = SEAL.search(self.get("front", "/"))
        if seal is None:
            self.seen.errors.append("front: no sign-in form")
            return
        self.get("sign in", "/try/link-worker/", {"csrfmiddlewaretoken": seal[1]})
        while time.monotonic() < until:
            cases = CASE.findall(self.get("today", "/today/"))
            for path in self.chance.sample(cases, min(3, len(cases))):
                time.sleep(self.chance.expovariate(1 / think))
                self.get("person", path)
            time.sleep(self.chance.expovariate(1 / think))


def main() -> int:
    """Fill and start a server, let the visitors work, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=5, help="mean seconds between pages")
    parser.add_argument("--people", type=int, default=500)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linkwork-load-") as folder:
        port = free_port()
        environment = {**os.environ, "LINKWORK_FOLDER": folder, "LINKWORK_DEMO": "true"}
        command = [str(LINKWORK), "demo", "--people", str(asked.people), "--port", str(port)]
        server = subprocess.Popen(command, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            await_ready(server, address)
            seen = visit(address, asked.visitors, asked.seconds, asked.think)
        finally:
            server.terminate()
            server.wait()
    return told(seen, asked)


def visit(address: str, visitors: int, seconds: float, think: float) -> Seen:
    """Let the visitors work side by side."""
    seen, until = Seen(), time.monotonic() + seconds
    threads = [
        threading.Thread(
            target=Visitor(address, seen, random.Random(number)).work, args=(until, think)
        )
        for number in range(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def await_ready(server: subprocess.Popen[bytes], address: str) -> None:
    """Wait until the server says that it is ready."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit(f"the server ended before it was ready ({server.returncode})")


def told(seen: Seen, asked: argparse.Namespace) -> int:
    """Print the table and the figures; 0 only where every page was answered."""
    figures: dict[str, object] = {"errors": len(seen.errors), **vars(asked)}
    print(f"\n{'page':10}{'pages':>8}{'median':>10}{'95th':>10}")
    for name, seconds in seen.seconds.items():
        median = statistics.median(seconds)
        slow = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else median
        print(f"{name:10}{len(seconds):8}{median * 1000:7.0f} ms{slow * 1000:7.0f} ms")
        figures[name] = {"pages": len(seconds), "median_ms": median * 1000, "p95_ms": slow * 1000}
    for error in sorted(set(seen.errors))[:5]:
        print(f"  {error}")
    print(json.dumps(figures))
    return 1 if seen.errors or "person" not in seen.seconds else 0


if __name__ == "__main__":
    sys.exit(main())
