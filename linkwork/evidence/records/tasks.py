"""Puts the bringing in of a large file into the queue that workers take from."""

from django.db import transaction
from django_tasks import task

from linkwork.access.jobs import worker
from linkwork.evidence.records import arriving
from linkwork.evidence.records.models import Arrival


@task()
def bring_in(arrival_id: int) -> str:
    """Bring one file in to its end; what a worker takes from the queue."""
    done = arriving.carry_out(arrival_id)
    return done.state if done is not None else "somebody else has it"


def queue(arrival: Arrival) -> None:
    """Let a worker do it, as soon as the file is kept."""

    def enqueue() -> None:
        bring_in.enqueue(arrival.pk)
        worker.ring()

    transaction.on_commit(enqueue)
