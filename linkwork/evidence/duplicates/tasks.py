"""Puts the search for duplicates into the queue that workers take from."""

from django.db import transaction
from django_tasks import task

from linkwork.access.jobs import worker
from linkwork.evidence.duplicates import searching
from linkwork.evidence.duplicates.models import Search


@task()
def look(search_id: int) -> str:
    """Carry out one search to its end; what a worker takes from the queue."""
    done = searching.carry_out(search_id)
    return done.state if done is not None else "somebody else has it"


def queue(search: Search) -> None:
    """Let a worker look, as soon as what opened it is kept."""

    def enqueue() -> None:
        look.enqueue(search.pk)
        worker.ring()

    transaction.on_commit(enqueue)
