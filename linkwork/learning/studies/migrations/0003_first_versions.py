"""The plan of every study that is there becomes its first version; what it found gets its hash."""

import hashlib
import json

from django.db import migrations


def hash_of(kept):
    """The SHA-256 of what was found, as the room reckons it."""
    written = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def keep(apps, schema_editor):
    """Write first versions and hashes; nobody's signature is made up."""
    study_table = apps.get_model("studies", "Study")
    version_table = apps.get_model("studies", "PlanVersion")
    run_table = apps.get_model("studies", "Run")
    for study in study_table._base_manager.all():
        version_table._base_manager.create(
            organisation_id=study.organisation_id,
            study_id=study.pk,
            number=1,
            plan=study.plan,
            plan_hash=study.plan_hash,
            written_at=study.registered_at,
            written_by_id=study.registered_by_id,
        )
    for run in run_table._base_manager.filter(findings_hash=""):
        run_table._base_manager.filter(pk=run.pk).update(findings_hash=hash_of(run.findings))


class Migration(migrations.Migration):
    dependencies = [("studies", "0002_declared_signed_and_read")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
