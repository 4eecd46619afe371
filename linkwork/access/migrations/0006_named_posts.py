"""Posts and teams have addresses of their own; a policy has a version."""

import uuid
from typing import Any

from django.db import migrations, models


def name_each(apps: Any, _schema: Any) -> None:
    """Give every post and team an id of its own."""
    for table in ("Membership", "Team"):
        for row in apps.get_model("access", table).objects.filter(public_id__isnull=True):
            row.public_id = uuid.uuid4()
            row.save(update_fields=["public_id"])


def _named(table: str, **options: Any) -> Any:
    field = models.UUIDField(default=uuid.uuid4, editable=False, **options)
    return {"model_name": table, "name": "public_id", "field": field}


class Migration(migrations.Migration):
    """In three steps, so that rows that are there already get different ids."""

    dependencies = [("access", "0005_links")]
    operations = [
        migrations.AddField(**{**_named("membership"), "field": models.UUIDField(null=True)}),
        migrations.AddField(**{**_named("team"), "field": models.UUIDField(null=True)}),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(**_named("membership", unique=True)),
        migrations.AlterField(**_named("team", unique=True)),
        migrations.AddField(
            model_name="servicepolicy",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
