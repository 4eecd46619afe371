"""Merging two records keeps which grants it ended, so that they can stand again."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("people", "0002_details_alerts_merging")]

    operations = [
        migrations.AddField(
            model_name="mergerecord",
            name="ended",
            field=models.JSONField(default=list),
        ),
    ]
