"""The audit can be added to, never changed."""

from django.db import migrations

from linkwork.access.insert_only import statements


def _run(schema_editor, undo):
    for statement in statements(schema_editor.connection.vendor, undo=undo):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: _run(editor, False), lambda apps, editor: _run(editor, True)
        )
    ]
