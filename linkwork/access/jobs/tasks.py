"""Puts what is due into the queue that workers take from."""

from django.utils import timezone
from django_tasks import task

from linkwork.access.jobs import queries, runs
from linkwork.access.jobs.registry import Job
from linkwork.access.models import JobRun, Organisation


@task()
def carry_out(run_id: int) -> str:
    """Do the work of one run; what a worker takes from the queue."""
    done = runs.carry_out(run_id)
    return done.outcome if done is not None else "somebody else has it"


def queue(job: Job, organisation: Organisation) -> JobRun | None:
    """Open a run and let a worker do it; None where one is open already."""
    run = runs.begin(job, organisation)
    if run is not None:
        carry_out.enqueue(run.pk)
    return run


def queue_due() -> int:
    """Queue everything that is due, for every service; answer how many."""
    queued = 0
    for service in queries.services():
        for standing in queries.board(service):
            if standing.is_due(timezone.now()):
                queued += queue(standing.job, service) is not None
    return queued
