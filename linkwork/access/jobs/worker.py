"""The worker: looks what is due, queues it, works the queue off; then waits, and looks again."""

import logging
import uuid
from collections.abc import Callable
from threading import Event, Thread

from django.db import connections
from django_tasks_db.management.commands.db_worker import Worker

from linkwork.access.jobs import tasks

SECONDS = 30.0

log = logging.getLogger(__name__)
_bell = Event()


def ring() -> None:
    """Let the worker of this process look at once; where there is none, nothing happens."""
    _bell.set()


def once() -> None:
    """Queue what is due, and work the queue off."""
    tasks.queue_due()
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"linkwork-{uuid.uuid4().hex[:12]}",
        excluded_queue_names=[],
    )
    worker.run()


def work(stop: Event, *, seconds: float = SECONDS) -> None:
    """Look and work until told to stop. A fault (the database away) is logged, and it goes on."""
    try:
        while not stop.is_set():
            try:
                once()
            except Exception:
                log.exception("the worker could not look what is due")
                connections.close_all()
            _bell.wait(seconds)
            _bell.clear()
    finally:
        connections.close_all()


def beside(*, seconds: float = SECONDS) -> Callable[[], None]:
    """Start a worker in a thread of this process, which ends with it; answer what ends it sooner.

    For a server of one process and its embedded database. Start it after the server has forked.
    """
    stop = Event()
    thread = Thread(
        target=work, args=(stop,), kwargs={"seconds": seconds}, name="linkwork-jobs", daemon=True
    )
    thread.start()

    def end() -> None:
        stop.set()
        ring()
        thread.join(timeout=10)

    return end
