"""How the jobs of a service stand: when each last ran, what became of it, when it is next due."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from linkwork.access.jobs.registry import Job, registered
from linkwork.access.models import JobRun, Organisation

OPEN = JobRun.Outcome.OPEN


@dataclass(frozen=True)
class Standing:
    """One job as it stands for one service."""

    job: Job
    last: JobRun | None  # the latest that is over
    open: JobRun | None  # the one that waits or runs now
    due_at: datetime | None  # None: as soon as a worker looks

    def is_due(self, at: datetime) -> bool:
        """Whether it should be queued now."""
        return self.open is None and (self.due_at is None or self.due_at <= at)


def services() -> QuerySet[Organisation]:
    """The services whose jobs are run."""
    return Organisation.objects.filter(kind=Organisation.Kind.SERVICE).order_by("pk")


def runs(organisation: Organisation, name: str = "") -> QuerySet[JobRun]:
    """The runs of a service's jobs, or of one of them, the latest first."""
    rows = JobRun.objects.filter(organisation=organisation)
    rows = rows.filter(job=name) if name else rows
    return rows.order_by("-queued_at", "-pk")


def board(organisation: Organisation) -> list[Standing]:
    """Every job as it stands for a service, in two queries."""
    opened = {run.job: run for run in runs(organisation).filter(outcome=OPEN)}
    over = runs(organisation).exclude(outcome=OPEN).order_by("job", "-queued_at", "-pk")
    last: dict[str, JobRun] = {}
    for run in over:
        last.setdefault(run.job, run)
    return [_standing(job, last.get(name), opened.get(name)) for name, job in registered().items()]


def _standing(job: Job, last: JobRun | None, opened: JobRun | None) -> Standing:
    due_at = last.queued_at + job.every if last is not None else None
    return Standing(job, last, opened, due_at)
