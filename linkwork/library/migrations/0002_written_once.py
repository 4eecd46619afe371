"""Let the database itself refuse to write over what was published, cited or found."""

from django.db import migrations

TABLES = (
    "library_publishedstatement",
    "library_statementsource",
    "library_citation",
    "library_finding",
)
SQLITE = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION library_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION library_written_once()
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            schema_editor.execute(SQLITE.format(table=table))
        return
    schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute(POSTGRESQL.format(table=table), params=None)


def unguard(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON {table}"
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_written_once" + on.format(table=table))


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("library", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
