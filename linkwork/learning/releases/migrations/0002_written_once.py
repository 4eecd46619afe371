"""Let the database itself refuse to write over the log of releases, or to take from it."""

from django.db import migrations

TABLES = ("releases_release", "releases_attempt", "releases_decision")
SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept for ever as it was written'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION releases_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is kept for ever as it was written', TG_TABLE_NAME
USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION releases_kept()
"""
VERBS = ("update", "delete")


def guard(apps, schema_editor):
    written = SQLITE
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
        written = POSTGRESQL
    for table in TABLES:
        for verb in VERBS:
            schema_editor.execute(written.format(table=table, verb=verb), params=None)


def unguard(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON {table}"
    for table in TABLES:
        for verb in VERBS:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + on.format(table=table))


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("releases", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
