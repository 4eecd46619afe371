"""What can be asked of the log of releases."""

from django.db.models import QuerySet

from linkwork.access.models import Organisation
from linkwork.learning.releases.models import Attempt, Decision, Release
from linkwork.learning.studies.models import Snapshot


def releases() -> QuerySet[Release]:
    """Every table asked for, the newest first."""
    rows = Release.objects.select_related("asked_by", "study", "decision__decided_by")
    return rows.prefetch_related("attempts").order_by("-asked_at", "-pk")


def next_reference(organisation: Organisation, year: int) -> str:
    """The next reference of a year: T-2026-01, T-2026-02 and so on."""
    rows = Release.objects.filter(organisation=organisation, reference__startswith=f"T-{year}-")
    return f"T-{year}-{rows.count() + 1:02d}"


def released(organisation: Organisation) -> list[Release]:
    """Everything that was ever released, in order."""
    rows = Release.objects.filter(organisation=organisation, decision__approved=True)
    return list(rows.select_related("decision__attempt").order_by("decision__decided_at", "pk"))


def attempt_of(release: Release) -> Attempt | None:
    """The newest attack on a table, if there was one."""
    rows = Attempt.objects.filter(release=release).select_related("snapshot", "release")
    return rows.order_by("-made_at", "-pk").first()


def decision_of(release: Release) -> Decision | None:
    """The answer to a table asked for, if there is one yet."""
    rows = Decision.objects.filter(release=release)
    return rows.select_related("attempt__release", "decided_by").first()


def snapshots() -> list[Snapshot]:
    """The frozen cases that tables may be counted on, the newest first."""
    return list(Snapshot.objects.select_related("study").order_by("-frozen_at", "-pk"))


def snapshot_of(release: Release) -> Snapshot | None:
    """The frozen cases of the table's study."""
    return Snapshot.objects.filter(study=release.study_id).first()
