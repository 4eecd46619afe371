"""Puts the making of an order of reading into the queue that workers take from."""

from django.db import transaction
from django_tasks import task

from linkwork.access.jobs import worker
from linkwork.evidence.screening import ordering
from linkwork.evidence.screening.models import Ordering


@task()
def put_in_order(ordering_id: int) -> str:
    """Make one reader's order anew; what a worker takes from the queue."""
    return ordering.make(ordering_id)


def queue(mine: Ordering) -> None:
    """Let a worker make it, as soon as the asking is kept."""

    def enqueue() -> None:
        put_in_order.enqueue(mine.pk)
        worker.ring()

    transaction.on_commit(enqueue)
