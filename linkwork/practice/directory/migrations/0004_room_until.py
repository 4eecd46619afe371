"""What was said of room may hold until a day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_standing")]
    operations = [
        migrations.AddField(
            model_name=model,
            name=name,
            field=models.DateField(blank=True, null=True),
        )
        for model, name in (("activity", "room_until_on"), ("roomstatement", "until_on"))
    ]
