"""What authors write for the report of a review; how it stood before is written once."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from linkwork.access.written_once import kept


class Migration(migrations.Migration):
    """Parts of a report, and their versions."""

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('part', models.CharField(max_length=20)),
                ('text', models.TextField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='records.review')),
            ],
        ),
        migrations.CreateModel(
            name='SectionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='reporting.section')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('review', 'part'), name='one_section_of_a_part'),
        ),
        migrations.AddConstraint(
            model_name='sectionversion',
            constraint=models.UniqueConstraint(fields=('section', 'number'), name='one_section_version'),
        ),
        kept('reporting_sectionversion', verbs=['update']),
    ]
