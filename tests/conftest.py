"""What every test may ask for, and what none may do."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import kept_database
from tests.postgres import postgres_url  # noqa: F401  (a fixture, for every test that asks)

kept_database.keep()

HERE = Path(__file__).resolve()
# A test that asks for one of these, or is marked django_db, reads or writes the database.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Find the real data sets kept beside the checkout; skip, saying so, where they are absent."""
    folder = Path(os.environ.get("LINKWORK_SHARED", HERE.parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the shared data folder is not here: {folder} (set LINKWORK_SHARED)")
    return folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that it can be run again on another engine."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & DATABASE_FIXTURES:
            item.add_marker("database")


class FarAway(RuntimeError):
    """A test tried to speak to another machine."""


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Let no test reach beyond this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, kept_near(getattr(socket.socket, name)))
        yield


def kept_near(call: Any) -> Any:
    """Wrap a socket's call so that it refuses an address beyond this machine."""

    def near(self: socket.socket, *given: Any) -> Any:
        address = given[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_near(address[0]):
            raise FarAway(f"a test may not speak to {address[0]}")
        return call(self, *given)

    return near


def is_near(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return host in ("localhost", "") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
