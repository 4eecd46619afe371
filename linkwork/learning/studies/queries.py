"""What can be asked of studies."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from linkwork.access.models import Organisation
from linkwork.learning.studies.models import Run, Snapshot, Study
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement


def studies() -> QuerySet[Study]:
    """Every study, the newest first."""
    rows = Study.objects.select_related("snapshot", "run", "registered_by")
    return rows.order_by("-registered_at", "-pk")


def next_reference(organisation: Organisation, year: int) -> str:
    """The next reference of a year: LW-2026-01, LW-2026-02 and so on."""
    rows = Study.objects.filter(organisation=organisation, reference__startswith=f"LW-{year}-")
    return f"LW-{year}-{rows.count() + 1:02d}"


def snapshot_of(study: Study) -> Snapshot | None:
    """The frozen cases of a study, if there are any yet."""
    return Snapshot.objects.filter(study=study).first()


def run_of(study: Study) -> Run | None:
    """The run of a study, if there is one yet."""
    return Run.objects.filter(study=study).first()


def declared(study: Study) -> list[PublishedStatement]:
    """The statements of the plan, in the versions that were declared."""
    rows = study.plan["statements"]
    return [shelf.statement(row["code"], row["version"]) for row in rows]


def folder() -> Path:
    """Where frozen cases are kept."""
    return Path(settings.LINKWORK_FOLDER) / "snapshots"
