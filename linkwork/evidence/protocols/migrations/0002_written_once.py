"""Guard amendments in the database: each is written once."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("protocols", "0001_initial")]
    operations = [kept("protocols_amendment", verbs=["update"])]
