"""A draw can be added, never changed."""

from django.db import migrations

from linkwork.practice.lotteries.written_once import statements


def _run(schema_editor, undo):
    for statement in statements(schema_editor.connection.vendor, undo=undo):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("lotteries", "0001_first")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: _run(editor, False), lambda apps, editor: _run(editor, True)
        )
    ]
