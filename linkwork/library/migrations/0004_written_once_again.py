"""Guard the findings again: SQLite forgot their trigger when the table was made anew for a column."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER IF NOT EXISTS library_finding_written_once BEFORE UPDATE ON library_finding
BEGIN SELECT RAISE(ABORT, 'library_finding is written once'); END
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)


class Migration(migrations.Migration):
    """On PostgreSQL the trigger was never lost."""

    dependencies = [("library", "0003_beside")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
