"""Puts the reading of a study into the queue that workers take from."""

from django.db import transaction
from django_tasks import task

from linkwork.access.jobs import worker
from linkwork.learning.studies import running
from linkwork.learning.studies.models import Run


@task()
def read(run_id: int) -> str:
    """Read one run to its end; what a worker takes from the queue."""
    done = running.carry_out(run_id)
    return done.state if done is not None else "somebody else has it"


def queue(run: Run) -> None:
    """Let a worker read it, as soon as what opened it is kept."""

    def enqueue() -> None:
        read.enqueue(run.pk)
        worker.ring()

    transaction.on_commit(enqueue)
