"""A draw can be added, never changed."""

from django.db import migrations

from linkwork.access.written_once import EMPTIED, VERBS, kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("lotteries", "0001_first")]
    operations = [kept("lotteries_draw", verbs=(*VERBS, EMPTIED))]
