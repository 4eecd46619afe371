"""Guard decisions, returns, rules and drawn samples in the database: each is written once."""

from django.db import migrations

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Added last, because SQLite forgets a table's triggers when it makes the table anew."""

    dependencies = [("screening", "0002_levels_and_returns")]
    operations = [
        kept(
            "screening_screeningdecision",
            "screening_return",
            "screening_levelrule",
            "screening_sampled",
            verbs=["update"],
        )
    ]
