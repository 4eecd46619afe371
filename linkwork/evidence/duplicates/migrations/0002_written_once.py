"""Guard what was said of two records in the database: it is written once."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("duplicates", "0001_initial")]
    operations = [kept("duplicates_ruling", verbs=["update"])]
