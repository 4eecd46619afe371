"""The triggers that keep the rows of a table as they were written, in the words of each engine.

SQLite forgets a table's triggers when a migration makes the table anew (a column that may not be
empty does that): the migration after it then has to keep the table again.
"""

from collections.abc import Iterable
from typing import Any

from django.db import migrations

SQLITE = """CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"""
POSTGRESQL_FUNCTION = """CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation'; END $$"""
POSTGRESQL = """CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
    FOR EACH {each} EXECUTE FUNCTION written_once()"""
VERBS = ("update", "delete")
EMPTIED = "truncate"  # PostgreSQL alone can empty a table at one stroke


def kept(*tables: str, verbs: Iterable[str] = VERBS) -> migrations.RunPython:
    """The step of a migration after which the rows of the tables are neither changed nor deleted.

    `verbs` names what is refused, where it is not both.
    """
    refused = tuple(verbs)

    def keep(apps: Any, editor: Any) -> None:
        for statement in making(editor.connection.vendor, tables, refused):
            editor.execute(statement, params=None)

    def let_go(apps: Any, editor: Any) -> None:
        for statement in undoing(editor.connection.vendor, tables, refused):
            editor.execute(statement)

    return migrations.RunPython(keep, let_go)


def making(vendor: str, tables: Iterable[str], verbs: Iterable[str] = VERBS) -> list[str]:
    """The statements that make the triggers on an engine."""
    lite = vendor == "sqlite"
    made = [
        (SQLITE if lite else POSTGRESQL).format(table=table, verb=verb, each=_each(verb))
        for table, verb in _pairs(vendor, tables, verbs)
    ]
    return made if lite else [POSTGRESQL_FUNCTION, *made]


def undoing(vendor: str, tables: Iterable[str], verbs: Iterable[str] = VERBS) -> list[str]:
    """The statements that take the triggers away again."""
    on = "" if vendor == "sqlite" else " ON {table}"
    return [
        f"DROP TRIGGER {table}_no_{verb}{on.format(table=table)}"
        for table, verb in _pairs(vendor, tables, verbs)
    ]


def _pairs(vendor: str, tables: Iterable[str], verbs: Iterable[str]) -> list[tuple[str, str]]:
    said = [verb for verb in verbs if vendor != "sqlite" or verb != EMPTIED]
    return [(table, verb) for table in tables for verb in said]


def _each(verb: str) -> str:
    return "STATEMENT" if verb == EMPTIED else "ROW"
