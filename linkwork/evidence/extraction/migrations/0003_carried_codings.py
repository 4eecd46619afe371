"""A coding names the one it was carried from; what was left behind is written once."""

import django.db.models.deletion
from django.db import migrations, models

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """The trigger comes last: SQLite forgets it when it makes a table anew."""

    dependencies = [("extraction", "0002_whole_documents")]

    operations = [
        migrations.AddField(
            model_name="coding",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_to",
                to="extraction.coding",
            ),
        ),
        migrations.AddField(
            model_name="coding",
            name="carried_because",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
        migrations.CreateModel(
            name="LeftBehind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement_version", models.PositiveIntegerField()),
                ("reason", models.CharField(max_length=500)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "coding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_behind",
                        to="extraction.coding",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("coding", "statement_version"), name="left_behind_once"
                    )
                ],
            },
        ),
        kept("extraction_leftbehind"),
    ]
