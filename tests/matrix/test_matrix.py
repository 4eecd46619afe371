"""Who may see what, tried on every route: the table in oracle.toml is the judge, not the rules."""

import tomllib
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.library import actions as library
from tests.matrix.cells import NOBODY, Cell, cells, routes
from tests.matrix.world import CAST, House, build

ORACLE = tomllib.loads(Path(__file__).with_name("oracle.toml").read_text(encoding="utf-8"))
QUICK = ("GET", "POST", "DELETE")
ALL = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
INSIDE, REFUSED, TO_SIGN_IN, NO_SUCH_METHOD = "inside", "refused", "to sign in", "no such method"


@pytest.fixture
def houses(db: None) -> tuple[House, House]:
    """Two services with everything in them."""
    ours, theirs = build("Alder"), build("Birch")
    library.load_starter(by=Actor.system(ours.organisation))
    return ours, theirs


def expected(cell: Cell) -> str:
    """What the table says of a cell."""
    if cell.actor == NOBODY:
        return TO_SIGN_IN
    said = ORACLE[cell.route.name]
    allowed = said.get(cell.method.lower().replace("head", "get"))
    if allowed is None:
        return NO_SUCH_METHOD
    mine = cell.of == "ours" or not cell.route.of_a_thing
    names = [*CAST] if allowed == ["everybody"] else allowed
    return INSIDE if mine and cell.actor in names else REFUSED


def observed(response: HttpResponse) -> str:
    """What the answer amounts to."""
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return TO_SIGN_IN
    if response.status_code == 405:
        return NO_SUCH_METHOD
    if response.status_code in (403, 404):
        return REFUSED
    return INSIDE if response.status_code in (200, 302) else f"status {response.status_code}"


class Asking:
    """Sends the requests of the matrix; nothing that one does is there for the next."""

    def __init__(self, ours: House, theirs: House) -> None:
        self.ours, self.theirs = ours, theirs
        self.clients: dict[int | None, Client] = {None: Client()}

    def ask(self, cell: Cell) -> HttpResponse:
        """Send one request and take back what it did."""
        things = self.ours.things if cell.of != "absent" else {}
        user = None if cell.actor == NOBODY else cell.house.users[cell.actor]
        client = self.client(user)
        words = {"idempotency_key": str(uuid.uuid4())} if cell.method == "POST" else None
        send = getattr(client, cell.method.lower())
        with transaction.atomic():
            response: HttpResponse = send(cell.route.address(things), words)
            transaction.set_rollback(True)
        return response

    def client(self, user: User | None) -> Client:
        """A browser signed in as the user, kept for the next request."""
        key = user.pk if user else None
        if key not in self.clients:
            self.clients[key] = Client()
            self.clients[key].force_login(user, "django.contrib.auth.backends.ModelBackend")
        return self.clients[key]

    def canaries(self, cell: Cell, response: HttpResponse) -> Iterator[str]:
        """Words of the other service found in what came back: body, headers and file name."""
        other = self.theirs if cell.house is self.ours else self.ours
        headers = " ".join(f"{name}: {value}" for name, value in response.items())
        body = b"".join(response) if response.streaming else response.content
        if other.canary in headers or other.canary.encode() in body:
            yield f"{other.canary} in {cell.route.name} for {cell.actor}"


def judge(houses: tuple[House, House], methods: tuple[str, ...]) -> Counter[str]:
    """Run every cell; answer the counts, and fail with the first mismatches in words."""
    asking, tally, wrong = Asking(*houses), Counter[str](), []
    for cell in cells(methods, *houses):
        for user in (asking.client(None),):  # the clients are made outside of what is rolled back
            assert user is not None
        if cell.actor != NOBODY:
            asking.client(cell.house.users[cell.actor])
        response = asking.ask(cell)
        tally["cells"] += 1
        found, wanted = observed(response), expected(cell)
        tally[wanted] += 1
        if found != wanted:
            wrong.append(
                f"{cell.method} {cell.route.name} {cell.of} {cell.actor}: {found}, not {wanted}"
            )
        wrong += asking.canaries(cell, response)
    assert not wrong, f"{len(wrong)} of {tally['cells']} cells:\n" + "\n".join(wrong[:60])
    return tally


def test_the_table_names_every_route() -> None:
    """A route that the table does not know fails the build, and so does one that is gone."""
    guarded = {route.name for route in routes() if not route.rule.public}
    assert guarded == set(ORACLE)


def test_reading_and_writing(houses: tuple[House, House]) -> None:
    """Reading, sending a form and deleting: every role, both services, no mismatch, no canary."""
    tally = judge(houses, QUICK)
    print(f"\npermission matrix: {dict(tally)}")
    assert min(tally[INSIDE], tally[REFUSED], tally[TO_SIGN_IN], tally[NO_SUCH_METHOD]) > 50


@pytest.mark.long
def test_every_method(houses: tuple[House, House]) -> None:
    """The same with every method there is."""
    tally = judge(houses, ALL)
    print(f"\npermission matrix, every method: {dict(tally)}")
