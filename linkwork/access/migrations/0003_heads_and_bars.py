"""A head says when it was last anchored; somebody may be barred; a key keeps only its redirect."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_insert_only")]
    operations = [
        migrations.AddField("audithead", "anchored_at", models.DateTimeField(null=True)),
        migrations.DeleteModel("Anchor"),
        migrations.RemoveField("oncekey", "status"),
        migrations.RemoveField("oncekey", "answer"),
        migrations.AlterField(
            "grant",
            "relation",
            models.CharField(
                choices=[
                    (name, name)
                    for name in (
                        "organisation", "assigned", "team", "duty", "referred", "shared", "flagged",
                        "self", "proxy", "glass", "member", "barred", "system",
                    )
                ],
                max_length=20,
            ),
        ),
    ]  # fmt: skip
