"""Sends the requests of the matrix and looks at what comes back, by page, header, file and mail."""

import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from linkwork.evidence.extraction import reading
from tests.matrix.bodies import body, bundle
from tests.matrix.cast import House
from tests.matrix.cells import NOBODY, Cell
from tests.matrix.oracle import INSIDE, NO_SUCH_METHOD, REFUSED, TO_SIGN_IN, TOLD, kept_from

BACKEND = "django.contrib.auth.backends.ModelBackend"
FHIR = "application/fhir+json"
WHOLE_BODY = "exchange:fhir"


def observed(cell: Cell, response: HttpResponse) -> str:
    """What the answer amounts to."""
    code = response.status_code
    ways_in = ("/accounts/login/", "/l/ended/")
    if code == 401 or (code == 302 and response["Location"].startswith(ways_in)):
        return TO_SIGN_IN
    if code == 405:
        return NO_SUCH_METHOD
    if code in (403, 404):
        return REFUSED
    if code in (200, 201, 302):
        return INSIDE
    return f"status {code} {getattr(response, 'exc_info', '')}"


class Asking:
    """Sends requests; nothing that one does is there for the next."""

    def __init__(self, ours: House, theirs: House) -> None:
        self.ours, self.theirs = ours, theirs
        self.searches = 0
        self.seen: set[str] = set()  # words that came back to somebody: the search is not blind
        self.clients: dict[tuple[str, str], Client] = {}
        for house in (ours, theirs):
            self.clients[house.canary, NOBODY] = Client()
            for words, user in house.users.items():
                self.clients[house.canary, words] = Client(raise_request_exception=False)
                self.clients[house.canary, words].force_login(user, BACKEND)
            for words, key in house.keys.items():
                self.clients[house.canary, words] = Client(raise_request_exception=False)
                self.clients[house.canary, words].cookies[settings.LINK_COOKIE_NAME] = key

    def ask(self, cell: Cell) -> HttpResponse:
        """Send one request and take back what it did; its mails are left to be looked at."""
        mail.outbox.clear()
        with transaction.atomic():
            response: HttpResponse = self._send(cell)
            for after in connection.run_on_commit:
                after[1]()
            connection.run_on_commit.clear()
            transaction.set_rollback(True)
        return response

    def _send(self, cell: Cell) -> Any:
        client, address = self.clients[cell.house.canary, cell.actor], cell.address(self.ours)
        if cell.method != "POST":
            return getattr(client, cell.method.lower())(address)
        if cell.route.name == WHOLE_BODY:
            return client.post(address, bundle(), content_type=FHIR)
        key = {"idempotency_key": str(uuid.uuid4())}
        return client.post(address, body(cell.route.name, self.ours) | key)

    def leaks(self, cell: Cell, response: HttpResponse) -> Iterator[str]:
        """Words that should not have come back: the other service's, and those of no business."""
        came = came_back(response)
        self.seen |= {word for word in TOLD if f"{cell.house.canary}{word}" in came}
        other = self.theirs if cell.house is self.ours else self.ours
        searched = [other.canary, *(f"{cell.house.canary}{word}" for word in kept_from(cell))]
        self.searches += len(searched)
        for word in searched:
            if word in came:
                yield f"{cell.method} {cell.route.name} {cell.of}: {word} shown to {cell.actor}"


def came_back(response: HttpResponse) -> str:
    """All that left: the page, the headers (a file's name too), and every mail."""
    parts = [f"{name}: {value}" for name, value in response.items()]
    parts += [repr(cookie.OutputString()) for cookie in response.cookies.values()]
    content = b"".join(response) if response.streaming else response.content
    parts += [*_opened(content), *_texted()]
    parts += [f"{one.subject}\n{one.body}\n{one.to}" for one in mail.outbox]
    return "\n".join(parts)


def _opened(content: bytes) -> Iterator[str]:
    """What an answer holds; a packed file or a printed page by the words in it."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield f"{name}\n{packed.read(name).decode(errors='replace')}"
    elif content.startswith(b"%PDF-"):
        yield "".join("\n".join(reading.read(content, "a.pdf").texts).split())
    else:
        yield content.decode(errors="replace")


def _texted() -> Iterator[str]:
    """The text messages that were left in the folder; they are gone afterwards."""
    folder = Path(settings.LINKWORK_OUTBOX)
    for path in folder.glob("*-text-*.txt") if folder.is_dir() else ():
        yield path.read_text(encoding="utf-8")
        path.unlink()
