"""Jobs run once at a time, one failing stops no other, and each run is kept."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from linkwork.access import audit, scope
from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, actions, queries, register, registry, runs, tasks, worker
from linkwork.access.models import JobRun
from linkwork.site.commands import main
from tests.unit.practice import cast

HOUR = timedelta(hours=1)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Job]:
    """Registers jobs of the test's own; no other job is known meanwhile."""
    monkeypatch.setattr(registry, "_jobs", {})

    def make(name: str, work: Callable[[], str] = lambda: "Did it.") -> Job:
        def done(*, by: Actor, on: date) -> str:
            return work()

        job = Job(name, f"The job {name}", HOUR, done)
        register(job)
        return job

    return make


def test_a_run_is_kept(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """What it did is on record, with its times, for its service."""
    run = runs.run_now(known("count"), house.service)
    assert run is not None
    assert (run.outcome, run.words, run.error) == ("done", "Did it.", "")
    assert run.started_at
    assert run.finished_at
    assert run.finished_at >= run.started_at >= run.queued_at
    [standing] = queries.board(house.service)
    assert (standing.last, standing.open) == (run, None)


def test_it_works_as_the_service_in_its_scope(
    house: cast.Riverbank, known: Callable[..., Job]
) -> None:
    """A job acts for one service, and sees that service's rows only."""
    seen = []

    def work(*, by: Actor, on: date) -> str:
        seen.append((by.organisation, by.user, scope.current().organisation_id))
        return ""

    job = Job("look", "Look", HOUR, work)
    runs.run_now(job, house.service)  # not registered: it fails
    assert seen == []
    register(job)
    runs.run_now(job, house.service)
    assert seen == [(house.service, None, house.service.pk)]


def test_one_failing_stops_no_other(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """A fault is kept by its kind and place, without its words, and the rest is done."""

    def broken() -> str:
        raise ValueError("about Amara Nwosu")

    known("a broken one", broken)
    known("b sound")
    done = {run.job: run for run in runs.run_due()}
    assert done["a broken one"].outcome == "failed"
    assert done["a broken one"].error.startswith("ValueError in test_jobs.py")
    assert "Amara" not in done["a broken one"].error
    assert done["b sound"].outcome == "done"


def test_only_what_is_due(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """A job runs again only when its time has come round."""
    known("hourly")
    assert len(runs.run_due()) == 1
    assert runs.run_due() == []
    JobRun.objects.update(queued_at=timezone.now() - HOUR)
    assert len(runs.run_due()) == 1


def test_never_two_at_once(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """While a run is open there is no second, and a run is worked by one worker."""
    job = known("slow")
    run = runs.begin(job, house.service)
    assert run is not None
    assert runs.begin(job, house.service) is None
    assert tasks.queue(job, house.service) is None
    assert runs.carry_out(run.pk) is not None
    assert runs.carry_out(run.pk) is None


def test_never_two_at_once_from_many_workers(
    own_database: str,
    known: Callable[..., Job],
    at_once: Callable[[list[Callable[[], object]]], None],
) -> None:
    """Of eight workers that look in the same moment, one does the work."""
    service = cast.riverbank().service
    done, gate = [], threading.Event()

    def slow() -> str:
        done.append(1)
        gate.wait(1)
        return "Did it."

    job = known("slow", slow)
    at_once([lambda: runs.run_now(job, service) for _ in range(8)])
    assert len(done) == 1
    assert JobRun.objects.count() == 1


def test_what_was_broken_off(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """A run whose process ended is kept as failed, and does not bar the next for ever."""
    job = known("slow")
    first = runs.begin(job, house.service)
    assert first is not None
    JobRun.objects.update(queued_at=timezone.now() - runs.BROKEN_OFF - HOUR)
    assert runs.run_now(job, house.service) is not None
    first.refresh_from_db()
    assert (first.outcome, first.error) == ("failed", "It was broken off before its end.")


def test_the_queue_is_worked_off(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """What is due is queued for every service, and done by whoever takes it."""
    cast.riverbank("Hilltop")
    known("count")
    assert tasks.queue_due() == 2
    assert tasks.queue_due() == 0
    assert {run.outcome for run in JobRun.objects.all()} == {"done"}


def test_a_worker_takes_from_the_database(
    own_database: str, known: Callable[..., Job], settings: Any
) -> None:
    """With the queue in the database, a worker finds what is due, does it, and stops when told."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}
    service, done = cast.riverbank().service, threading.Event()

    def count() -> str:
        done.set()
        return "Did it."

    known("count", count)
    end = worker.beside(seconds=0.05)
    assert done.wait(10)
    end()
    assert not [t for t in threading.enumerate() if t.name == "linkwork-jobs"]
    assert [run.outcome for run in queries.runs(service)] == ["done"]


def test_somebody_may_ask(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """Asking runs it soon, and is in the audit."""
    with audit.counting() as written:
        assert actions.ask(job=known("count"), by=house.samira) is not None
    assert written[0] == 1
    assert queries.runs(house.service).get().outcome == "done"


def test_two_of_one_name(known: Callable[..., Job]) -> None:
    """A name belongs to one job."""
    known("count")
    with pytest.raises(ValueError, match="two jobs"):
        known("count")


def test_the_commands(house: cast.Riverbank, known: Callable[..., Job]) -> None:
    """List, run one, run what is due; a failed job is told, and ends with 1."""
    known("count")
    asked = CliRunner()
    assert "has not run yet" in asked.invoke(main, ["jobs", "list"]).output
    ran = asked.invoke(main, ["jobs", "run", "count"])
    assert (ran.exit_code, ran.output) == (0, "count: done. Did it.\n")
    assert "Nothing was due" in asked.invoke(main, ["jobs", "run"]).output
    assert '"outcome": "done"' in asked.invoke(main, ["jobs", "list", "--json"]).output
    unknown = asked.invoke(main, ["jobs", "run", "sing"])
    assert (unknown.exit_code, "no job called sing" in unknown.output) == (1, True)

    def broken() -> str:
        raise KeyError("x")

    known("broken", broken)
    failed = asked.invoke(main, ["jobs", "run"])
    assert (failed.exit_code, "broken: failed. KeyError" in failed.output) == (1, True)
