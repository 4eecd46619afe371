"""Let the database itself refuse to write over what was fixed, counted, said or signed."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("panels", "0001_panels")]
    operations = [
        kept(
            "panels_seal",
            "panels_result",
            "panels_countedvote",
            "panels_keptremark",
            "panels_signature",
        )
    ]
