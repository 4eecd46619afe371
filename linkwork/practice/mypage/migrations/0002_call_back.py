import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mypage", "0001_initial"),
        ("referrals", "0002_tasks_and_re_entry"),
    ]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="referrals.task",
            ),
        ),
    ]
