"""What can be asked of studies."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from linkwork.access.models import Organisation
from linkwork.learning.studies.models import PlanVersion, Run, Signature, Snapshot, Study
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement, Source

SIGNERS = 2
VERDICTS = Run.Purpose.VERDICTS
DONE, OPEN, FAILED = Run.State.DONE, Run.State.OPEN, Run.State.FAILED


def studies() -> QuerySet[Study]:
    """Every study, the newest first, with what tells how it stands."""
    runs = Run.objects.defer("findings", "differences")
    rows = Study.objects.select_related("snapshot", "registered_by").prefetch_related(
        Prefetch("runs", queryset=runs), Prefetch("signatures", queryset=Signature.objects.all())
    )
    return rows.order_by("-registered_at", "-pk")


def next_reference(organisation: Organisation, year: int) -> str:
    """The next reference of a year: LW-2026-01, LW-2026-02 and so on."""
    rows = Study.objects.filter(organisation=organisation, reference__startswith=f"LW-{year}-")
    return f"LW-{year}-{rows.count() + 1:02d}"


def by_reference(reference: str) -> Study | None:
    """The study of a reference, if there is one in scope."""
    return Study.objects.filter(reference=reference).first()


def snapshot_of(study: Study) -> Snapshot | None:
    """The frozen cases of a study, if there are any yet."""
    return Snapshot.objects.filter(study=study).first()


def run_of(study: Study) -> Run | None:
    """The run from which a study's verdicts were read, if there is one yet."""
    return Run.objects.filter(study=study, purpose=VERDICTS, state=DONE).first()


def open_run(study: Study) -> Run | None:
    """The run of a study that waits or reads now."""
    return Run.objects.filter(study=study, state=OPEN).first()


def last_broken_off(study: Study) -> Run | None:
    """The newest run, where it was broken off."""
    newest = Run.objects.filter(study=study).order_by("-pk").first()
    return newest if newest is not None and newest.state == FAILED else None


def later_runs(study: Study) -> list[Run]:
    """What was read after the verdicts, the newest first."""
    rows = Run.objects.filter(study=study, state=DONE).exclude(purpose=VERDICTS)
    return list(rows.select_related("asked_by").order_by("-pk"))


def versions(study: Study) -> list[PlanVersion]:
    """Every version of a study's plan, in order."""
    rows = PlanVersion.objects.filter(study=study).select_related("written_by")
    return list(rows.order_by("number"))


def newest_plan(study: Study) -> dict[str, Any]:
    """The plan with everything that was added to it, late additions too."""
    found = versions(study)
    plan: dict[str, Any] = found[-1].plan if found else study.plan
    return plan


def plan_for(run: Run) -> dict[str, Any]:
    """The plan that a run reads by."""
    plan: dict[str, Any] = run.study.plan
    return newest_plan(run.study) if run.purpose == Run.Purpose.ADDED else plan


def signatures(study: Study, under: str, signed_hash: str) -> list[Signature]:
    """Who signed exactly this, in order of signing."""
    rows = Signature.objects.filter(study=study, under=under, signed_hash=signed_hash)
    return list(rows.select_related("signed_by").order_by("pk"))


def plan_signatures(study: Study) -> list[Signature]:
    """Who signed the plan as it stands."""
    return signatures(study, Signature.Under.PLAN, study.plan_hash)


def verdict_signatures(study: Study, run: Run) -> list[Signature]:
    """Who signed what was found."""
    return signatures(study, Signature.Under.VERDICTS, run.findings_hash)


def declared(study: Study) -> list[PublishedStatement]:
    """The statements of the plan, in the versions that were declared."""
    return shelf.statements([(row["code"], row["version"]) for row in study.plan["statements"]])


def works() -> list[tuple[str, str]]:
    """The works on the shelf to choose one of: its key, and who wrote what."""
    rows = Source.objects.order_by("first_author", "year", "key")
    return [(one.key, f"{one.short}: {one.title}"[:70]) for one in rows]


def folder() -> Path:
    """Where frozen cases are kept."""
    return Path(settings.LINKWORK_FOLDER) / "snapshots"
