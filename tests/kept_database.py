"""The migrated SQLite database of the tests, kept between runs for as long as migrations stay so.

Migrating an empty database takes half a minute of processor; copying the result takes none. The
file is known by the hash of every migration and of what migrations import, so that a change of
any of them migrates anew.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.apps import apps
from django.core import management
from django.db.backends.sqlite3.creation import DatabaseCreation

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
IMPORTED = (
    "access/insert_only.py",
    "access/written_once.py",
    "practice/directory/cards.py",
    "practice/directory/full_text.py",
)

_create = DatabaseCreation.create_test_db
_call = management.call_command


def keep() -> None:
    """Let every SQLite test database of this run be copied from the kept one."""
    DatabaseCreation.create_test_db = create_test_db  # type: ignore[assignment, method-assign]  # the one seam


def create_test_db(self: DatabaseCreation, *given: Any, **named: Any) -> str:
    """Make the test database as Django does, but for the migrating."""
    with patch.object(management, "call_command", partial(call, self.connection)):
        name: str = _create(self, *given, **named)
    return name


def call(connection: Any, command: str, *given: Any, **named: Any) -> Any:
    """Copy instead of migrating, where a migrated database is kept; else migrate and keep it."""
    if command != "migrate":
        return _call(command, *given, **named)
    kept = FOLDER / f"{state()}.sqlite3"
    connection.ensure_connection()
    if kept.exists():
        with closing(sqlite3.connect(kept)) as file:
            file.backup(connection.connection)
        return None
    _call(command, *given, **named)
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(written)) as file:
        connection.connection.backup(file)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    written.replace(kept)
    return None


def state() -> str:
    """The hash of all that decides what migrating makes."""
    digest = hashlib.sha256(django.__version__.encode())
    folders = sorted(Path(app.path) / "migrations" for app in apps.get_app_configs())
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    for file in [*files, *(ROOT / "linkwork" / name for name in IMPORTED)]:
        digest.update(str(file).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
