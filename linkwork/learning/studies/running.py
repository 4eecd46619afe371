"""Reads a study on its frozen cases: claims the run, tells how far it is, keeps all at the end.

A run that is broken off leaves nothing half done: findings are written once, whole, by whoever
holds the claim, and another may claim a run that has not moved for a while.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from linkwork.access import audit, scope, turns
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.methods import testing
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.table import open_cases
from linkwork.learning.studies import edition, freezing, plans, queries, sameness
from linkwork.learning.studies.models import Run, Study

# A run that has not moved for so long was broken off: its process ended.
STILL = timedelta(minutes=10)
SELDOM = timedelta(seconds=1)  # how often it tells how far it is, at the most
THOUSANDTHS = 1000
SCAN = 0.1  # of the time, where second readings follow

Tell = Callable[[str, float], None]
log = logging.getLogger(__name__)


class NotAllowed(Exception):
    """The study is not at the step that was asked for."""


def open_run(study: Study, purpose: Run.Purpose, by: Actor) -> Run:
    """Open a run, which waits until it is claimed; `NotAllowed` where one is open already."""
    now = timezone.now()
    try:
        with transaction.atomic():
            return Run.objects.create(
                organisation=study.organisation,
                study=study,
                purpose=purpose,
                state=Run.State.OPEN,
                asked_at=now,
                asked_by=by.user,
                words="Waiting for its turn",
            )
    except IntegrityError as twice:
        raise NotAllowed(f"{study}: it is being read") from twice


def carry_out(run_id: int, *, by: Actor | None = None) -> Run | None:
    """Read an open run to its end; None where somebody else does, or it is over."""
    with scope.everything("reading a study"):
        run = _claimed(run_id)
    if run is None:
        return None
    with scope.within(run.organisation_id, "reading a study"):
        actor = by or Actor.system(run.organisation)
        try:
            declared = queries.plan_for(run)
            findings = _read(run, declared)
        except (freezing.Changed, testing.LacksCluster) as refused:
            return _broken_off(run, str(refused), actor)
        except Exception as fault:
            log.exception("reading %s failed", run.study)
            return _broken_off(run, f"{type(fault).__name__}: the log has the rest", actor)
        return _kept(run, findings, plans.hash_of(declared), actor)


def _claimed(run_id: int) -> Run | None:
    """The run, as this process's own from now on."""
    now, claim = timezone.now(), uuid.uuid4()
    free = Q(started_at__isnull=True) | Q(moved_at__lt=now - STILL)
    with turns.taken():
        mine = Run.objects.filter(free, pk=run_id, state=Run.State.OPEN).update(
            claim=claim, started_at=now, moved_at=now, done=0, words="Opening the frozen cases"
        )
    if not mine:
        return None
    return Run.objects.select_related("study", "organisation").get(pk=run_id)


def _read(run: Run, declared: dict[str, Any]) -> tuple[Finding, ...]:
    study, snapshot = run.study, queries.snapshot_of(run.study)
    if snapshot is None:
        raise freezing.Changed(f"{study}: its cases are not frozen")
    path = freezing.unchanged(queries.folder() / snapshot.file_name, snapshot.content_hash)
    statements = [one.statement for one in queries.declared(study)]
    cases, plan = open_cases(str(path)), plans.plan_of(declared)
    tell = _teller(run)
    told = {"seconds": 0}

    def read(rows: int) -> None:
        share = rows / max(snapshot.rows, 1)
        tell(f"Reading {rows:,} of {snapshot.rows:,} cases", share * (SCAN if plan.whole else 1))

    def second(what: str) -> None:
        share = told["seconds"] / len(statements)
        told["seconds"] += 1
        tell(f"Reading {what} in other ways", SCAN + (1 - SCAN) * share)

    return testing.run(statements, cases, plan, progress=read, tell=second)


def _teller(run: Run) -> Tell:
    """Writes down how far a run is, once a second at the most."""
    told = timezone.now() - SELDOM

    def tell(words: str, share: float) -> None:
        nonlocal told
        now = timezone.now()
        if now - told < SELDOM:
            return
        told = now
        done = round(min(max(share, 0.0), 1.0) * THOUSANDTHS)
        with turns.taken():
            _mine(run).update(words=words[:200], done=done, moved_at=now)

    return tell


def _mine(run: Run) -> QuerySet[Run]:
    """The row, as long as this process holds it."""
    return Run.objects.filter(pk=run.pk, claim=run.claim, state=Run.State.OPEN)


def _kept(run: Run, findings: tuple[Finding, ...], plan_hash: str, by: Actor) -> Run | None:
    """Write what was found, at once; nothing where the run was claimed by another meanwhile."""
    found = sameness.rows(findings)
    now = timezone.now()
    values: dict[str, object] = {
        "state": Run.State.DONE,
        "run_at": now,
        "moved_at": now,
        "done": THOUSANDTHS,
        "words": "",
        "findings": found,
        "findings_hash": plans.hash_of(found),
        "plan_hash": plan_hash,
        "code_version": edition.code_version(),
        "code_hash": edition.code_hash(),
    }
    if run.purpose == Run.Purpose.AGAIN:
        values |= _compared(run, found)
    with turns.taken(), transaction.atomic():
        if not _mine(run).update(**values):
            return None
        audit.record(
            by=by, action=Action.CREATE, verb=VERBS[Run.Purpose(run.purpose)], on=run.study
        )
    run.refresh_from_db()
    return run


VERBS = {
    Run.Purpose.VERDICTS: "study run",
    Run.Purpose.AGAIN: "study run again",
    Run.Purpose.ADDED: "study run for what was added",
}


def _compared(run: Run, found: list[sameness.Row]) -> dict[str, object]:
    """Whether it found what the first reading found; its own findings need not be kept twice."""
    first = queries.run_of(run.study)
    apart = sameness.differences(first.findings if first else [], found)
    return {"equal": not apart, "differences": apart, "findings": found if apart else []}


def _broken_off(run: Run, error: str, by: Actor) -> Run:
    with turns.taken(), transaction.atomic():
        if _mine(run).update(state=Run.State.FAILED, error=error[:300], words=""):
            audit.record(by=by, action=Action.CREATE, verb="study run broken off", on=run.study)
    run.refresh_from_db()
    return run
