"""Let the database itself refuse to write over what became of statements, or to take from it."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("synthesis", "0002_standing_links_configurations_moves")]
    operations = [
        kept(
            "synthesis_statuschange",
            "synthesis_lineage",
            "synthesis_configurationversion",
            "synthesis_move",
            "synthesis_moveinput",
        )
    ]
