"""Guard signatures and versions of plans in the database: each is written once."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("studies", "0004_when_offered")]
    operations = [kept("studies_signature", "studies_planversion", verbs=["update"])]
