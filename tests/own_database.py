"""A database of a test's own, in which commits are real and threads meet; gone afterwards.

A copy of the migrated test database: nothing has to be flushed, which the tables that are insert
only would refuse.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases

ALIAS = "default"
BEFORE = connection.settings_dict["NAME"]  # read while tests are collected: no test database yet
NAME = "linkwork_of_a_test"


@pytest.fixture(scope="session")
def test_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The migrated test database: made here where no test of the run has asked Django for it."""
    if connection.settings_dict["NAME"] != BEFORE:
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(test_database: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """The address of a database of one's own; Django reads and writes it meanwhile."""
    with django_db_blocker.unblock():
        copy = sqlite_copy if connection.vendor == "sqlite" else postgres_copy
        with copy(tmp_path) as url:
            yield url


@contextmanager
def sqlite_copy(folder: Path) -> Iterator[str]:
    """A file with what the test database holds."""
    path = folder / "own.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    with named(str(path)):
        yield f"sqlite:///{path}"


@contextmanager
def postgres_copy(folder: Path) -> Iterator[str]:
    """A database made from the test database as its template."""
    told = connection.settings_dict
    template = told["NAME"]
    connection.close()
    place = f"{told['HOST'] or 'localhost'}:{told['PORT'] or 5432}"
    server = f"postgresql://{quote(told['USER'])}:{quote(told['PASSWORD'] or '')}@{place}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as database:
        database.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')
        database.execute(f'CREATE DATABASE "{NAME}" TEMPLATE "{template}"')
        try:
            with named(NAME):
                yield f"{server}/{NAME}"
        finally:
            database.execute(f'DROP DATABASE "{NAME}" WITH (FORCE)')


@contextmanager
def named(name: str) -> Iterator[None]:
    """Let Django's connections, of every thread, go to the database of that name."""
    kept = connections[ALIAS]
    before = kept.settings_dict["NAME"]
    del connections[ALIAS]
    kept.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections[ALIAS].close()
        kept.settings_dict["NAME"] = before
        connections[ALIAS] = kept
