"""Whose turn it is to write to an embedded database: one request of this process at a time.

SQLite has one writer. Requests that queue here wait in order of coming, instead of each asking the
file again and again until its patience ends. A server database needs no turns.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection

PATIENCE = 20.0  # seconds
_turn = Lock()


@contextmanager
def taken() -> Iterator[None]:
    """Hold the turn for one transaction, where the database is embedded."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    mine = _turn.acquire(timeout=PATIENCE)  # after that, the file itself decides
    try:
        yield
    finally:
        if mine:
            _turn.release()
