"""Freezing: a copy of the service's cases, sealed with a hash, once, when the plan allows."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.studies import counting, freezing, plans, queries
from linkwork.learning.studies.models import Snapshot, Study
from linkwork.learning.studies.running import NotAllowed
from linkwork.ui.words import day


@transaction.atomic
def freeze(*, study: Study, by: Actor, on: date) -> Snapshot:
    """Freeze the service's cases for a study, once; its plan is signed by two and its time come."""
    if queries.snapshot_of(study) is not None:
        raise NotAllowed(f"{study}: its cases are frozen already")
    if plans.hash_of(study.plan) != study.plan_hash:
        raise NotAllowed(f"{study}: its plan is not the one that was registered")
    if len(queries.plan_signatures(study)) < queries.SIGNERS:
        raise NotAllowed(f"{study}: its plan is signed by two people before cases are frozen")
    _not_too_early(study, on)
    name = f"{study.public_id}.parquet"
    path = queries.folder() / name
    frozen = freezing.freeze(path, organisation_id=study.organisation_id, today=on)
    _enough(study, path)
    snapshot = Snapshot.objects.create(
        organisation=study.organisation,
        study=study,
        frozen_at=timezone.now(),
        frozen_by=by.user,
        file_name=name,
        plan_hash=study.plan_hash,
        **asdict(frozen),
    )
    audit.record(by=by, action=Action.EXPORT, verb="cases frozen", on=study)
    return snapshot


def _not_too_early(study: Study, on: date) -> None:
    """The day that the plan names has come."""
    first = study.plan.get("stopping", {}).get("not_before")
    if first and on < date.fromisoformat(first):
        said = day(date.fromisoformat(first))
        raise NotAllowed(f"{study}: its plan says that it is read from {said}, not before")


def _enough(study: Study, path: Path) -> None:
    """There are as many cases as the plan waits for; else what was copied goes again."""
    stopping = study.plan.get("stopping", {})
    if not stopping.get("cases"):
        return
    wanted, code = stopping["cases"], stopping["of"]
    here = counting.compared(study, code, path)
    if here < wanted:
        path.unlink()
        raise NotAllowed(f"{study}: {here:,} cases of {code} so far; its plan waits for {wanted:,}")
