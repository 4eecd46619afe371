"""A feed on this machine: answers as a keeper of Open Referral UK does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Pages = dict[str, Any]  # path, with its question where that matters, to what it answers


class Standin(BaseHTTPRequestHandler):
    """Answers with what its server was given."""

    server: "Server"

    def do_GET(self) -> None:
        """Answer a page, a redirect (a text) or a 404."""
        self.server.asked.append(self.path)
        pages = self.server.pages
        found = pages.get(self.path, pages.get(self.path.partition("?")[0]))
        if isinstance(found, str):
            self.send_response(302)
            self.send_header("Location", found)
            self.end_headers()
            return
        body = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(404 if found is None else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """A feed, and what was asked of it."""

    pages: Pages
    asked: list[str]

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://localhost:{self.server_address[1]}"


@contextmanager
def serving(pages: Pages) -> Iterator[Server]:
    """A feed while a test lasts."""
    with Server(("127.0.0.1", 0), Standin) as server:
        server.pages, server.asked = pages, []
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def feed_of(*services: dict[str, Any]) -> Pages:
    """The pages of a feed with some services."""
    listed = {"total_pages": 1, "page_number": 1, "contents": list(services)}
    return {"/services": listed, **{f"/services/{one['id']}": one for one in services}}
