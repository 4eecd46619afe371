import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0008_panellists'),
        ('records', '0001_initial'),
        ('screening', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='screeningdecision',
            name='blind',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='screeningdecision',
            name='settles',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='screeningdecision',
            name='answer',
            field=models.CharField(choices=[('include', 'Include'), ('maybe', 'Maybe'), ('exclude', 'Exclude'), ('rich', 'Rich'), ('some', 'Some'), ('thin', 'Thin'), ('taken back', 'Taken back')], max_length=10),
        ),
        migrations.AlterField(
            model_name='screeningdecision',
            name='level',
            field=models.CharField(choices=[('abstract', 'Title and abstract'), ('full text', 'Full text'), ('richness', 'Richness')], default='abstract', max_length=10),
        ),
        migrations.AlterField(
            model_name='screeningdecision',
            name='reason',
            field=models.CharField(blank=True, choices=[('topic', 'Not about social prescribing'), ('no account', 'No account of how, for whom or why'), ('protocol', 'Protocol, no findings yet'), ('opinion', 'Opinion or editorial'), ('second report', 'A second report of the same study'), ('not got', 'The full text could not be got'), ('thin', 'Too thin to draw on'), ('other', 'Another reason, in the note')], max_length=20),
        ),
        migrations.CreateModel(
            name='LevelRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[('abstract', 'Title and abstract'), ('full text', 'Full text'), ('richness', 'Richness')], max_length=10)),
                ('readers', models.PositiveSmallIntegerField()),
                ('sampled', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(max_length=500)),
                ('set_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='level_rules', to='records.review')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[('abstract', 'Title and abstract'), ('full text', 'Full text'), ('richness', 'Richness')], max_length=10)),
                ('reason', models.CharField(max_length=500)),
                ('returned_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='records.record')),
                ('returned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[('abstract', 'Title and abstract'), ('full text', 'Full text'), ('richness', 'Richness')], max_length=10)),
                ('reason', models.CharField(max_length=500)),
                ('advised', models.BooleanField()),
                ('recall', models.FloatField()),
                ('confidence', models.FloatField()),
                ('read', models.PositiveIntegerField()),
                ('found', models.PositiveIntegerField()),
                ('total', models.PositiveIntegerField()),
                ('stopped_at', models.DateTimeField()),
                ('resumed_at', models.DateTimeField(null=True)),
                ('resumed_because', models.CharField(blank=True, max_length=500)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('resumed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='records.review')),
                ('search', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.searchround')),
                ('stopped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ordering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[('abstract', 'Title and abstract'), ('full text', 'Full text'), ('richness', 'Richness')], max_length=10)),
                ('records', models.JSONField(default=list)),
                ('learned_from', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(null=True)),
                ('made_at', models.DateTimeField(null=True)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='orderings', to='records.review')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('review', 'level', 'reader'), name='one_ordering')],
            },
        ),
        migrations.CreateModel(
            name='Sampled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('place', models.PositiveIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.record')),
                ('stop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sample', to='screening.stop')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('stop', 'record'), name='drawn_once')],
            },
        ),
    ]
