"""Pages of this room drawn without any other room: an environment, and a browser to look with."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from markupsafe import Markup

from linkwork.ui.jinja import environment
from tests.unit.ui import samples

STATIC = Path(__file__).parents[3] / "linkwork" / "ui" / "static"
NONCE = "abc123"
POLICY = (
    f"default-src 'none'; script-src 'self' 'nonce-{NONCE}'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Draw = Callable[..., str]


@pytest.fixture(scope="session")
def templates() -> Environment:
    """The environment every page is rendered with."""
    return environment()


@pytest.fixture
def draw(templates: Environment) -> Draw:
    """Render one template of this room in a full frame."""

    def rendered(name: str, **context: Any) -> str:
        frame = {
            "frame": samples.FRAME,
            "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="t">'),
            "request": {"csp_nonce": NONCE},
        }
        return templates.get_template(name).render(frame | context)

    return rendered


class Served(SimpleHTTPRequestHandler):
    """Serve a folder under the strict policy of the site."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder served on this machine, with the static files beside it."""
    if not (STATIC / "vendor" / "nhsuk.css").is_file():
        pytest.skip("the NHS front end is not built here: run `python hatch_build.py`")
    (tmp_path / "static").symlink_to(STATIC)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real browser, or a skip that says so."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no Chromium here: set CHROMIUM, or install it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()
