"""Let the database itself refuse to write over the log of releases, or to take from it."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("releases", "0001_initial")]
    operations = [kept("releases_release", "releases_attempt", "releases_decision")]
