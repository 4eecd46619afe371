"""Runs a job: claims it, so that no other worker does, does it, and keeps what became of it."""

import logging
from datetime import timedelta
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.jobs import queries
from linkwork.access.jobs.registry import Job, registered
from linkwork.access.models import JobRun, Organisation

# A run that is open for longer was broken off: its process ended, or its task was lost.
BROKEN_OFF = timedelta(hours=2)
LONGEST = 300

log = logging.getLogger(__name__)


def begin(job: Job, organisation: Organisation) -> JobRun | None:
    """Open a run; None where one is open already: it waits or runs now."""
    now = timezone.now()
    broken = JobRun.objects.filter(
        organisation=organisation,
        job=job.name,
        outcome=JobRun.Outcome.OPEN,
        queued_at__lt=now - BROKEN_OFF,
    )
    broken.update(
        outcome=JobRun.Outcome.FAILED, finished_at=now, error="It was broken off before its end."
    )
    try:
        with transaction.atomic():
            return JobRun.objects.create(organisation=organisation, job=job.name, queued_at=now)
    except IntegrityError:
        return None


def carry_out(run_id: int) -> JobRun | None:
    """Do the work of a run that was opened; None where somebody else does it."""
    now = timezone.now()
    mine = JobRun.objects.filter(
        pk=run_id, outcome=JobRun.Outcome.OPEN, started_at__isnull=True
    ).update(started_at=now)
    if not mine:
        return None
    run = JobRun.objects.select_related("organisation").get(pk=run_id)
    outcome, words, error = _done(run)
    JobRun.objects.filter(pk=run_id, outcome=JobRun.Outcome.OPEN).update(
        outcome=outcome, words=words[:LONGEST], error=error[:LONGEST], finished_at=timezone.now()
    )
    run.refresh_from_db()
    return run


def _done(run: JobRun) -> tuple[str, str, str]:
    """Do the work; a fault is told by its kind and place, and does not stop what comes after."""
    job = registered().get(run.job)
    if job is None:
        return JobRun.Outcome.FAILED, "", "There is no job of this name any more."
    service = run.organisation
    try:
        with scope.within(service.pk, f"job {job.name}"):
            words = job.work(by=Actor.system(service), on=timezone.localdate())
    except Exception as fault:
        log.exception("job %s failed", job.name)
        return JobRun.Outcome.FAILED, "", _told(fault)
    return JobRun.Outcome.DONE, words, ""


def _told(fault: BaseException) -> str:
    """What broke and where. Its message may quote a row, so that goes to the log alone."""
    at = fault.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    if at is None:
        return type(fault).__name__
    place = Path(at.tb_frame.f_code.co_filename).name
    return f"{type(fault).__name__} in {place}, line {at.tb_lineno}; the log has the rest."


def run_now(job: Job, organisation: Organisation) -> JobRun | None:
    """Open a run and do it at once, in this process; None where one is open already."""
    run = begin(job, organisation)
    return carry_out(run.pk) if run is not None else None


def run_due() -> list[JobRun]:
    """Do everything that is due, for every service, at once; answer the runs."""
    done: list[JobRun] = []
    for service in queries.services():
        for standing in queries.board(service):
            if standing.is_due(timezone.now()):
                run = run_now(standing.job, service)
                done += [run] if run is not None else []
    return done
