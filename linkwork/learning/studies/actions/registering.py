"""Declaring a study before its cases are seen, and changing what was declared, visibly."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.studies import amending, plans, queries
from linkwork.learning.studies.actions import signing
from linkwork.learning.studies.declaring import Declared
from linkwork.learning.studies.models import PlanVersion, Signature, Study
from linkwork.learning.studies.running import NotAllowed
from linkwork.library.models import PublishedStatement


@transaction.atomic
def register(
    *,
    title: str,
    question: str,
    statements: Sequence[PublishedStatement],
    smallest: float,
    by: Actor,
    on: date,
    declared: Declared | None = None,
) -> Study:
    """Declare a study before its cases are seen; who declares it signs its plan."""
    if not statements:
        raise NotAllowed("a study tests at least one statement")
    plan = plans.declare(statements, smallest, declared)
    study = Study.objects.create(
        organisation=by.organisation,
        reference=queries.next_reference(by.organisation, on.year),
        title=title,
        question=question,
        plan=plan,
        plan_hash=plans.hash_of(plan),
        registered_at=timezone.now(),
        registered_by=by.user,
    )
    _version(study, plan, by=by)
    audit.record(by=by, action=Action.CREATE, verb="study registered", on=study)
    _signed(study, by)
    return study


@transaction.atomic
def amend(*, study: Study, plan: dict[str, Any], why: str, by: Actor) -> PlanVersion:
    """Change what was declared: anything before the cases are frozen, after that only additions.

    What changed is written beside why. A plan that changed before the freeze is signed anew; an
    addition after it stands outside what was signed, is exploratory, and is marked as late.
    """
    late = queries.snapshot_of(study) is not None
    before = queries.newest_plan(study)
    changed = amending.changes(before, plan)
    if not changed:
        raise NotAllowed(f"{study}: nothing was changed")
    if not why.strip():
        raise NotAllowed(f"{study}: say why the plan is changed")
    if late and not amending.additions_only(before, plan):
        raise NotAllowed(
            f"{study}: its cases are frozen; only exploratory contexts can be added now"
        )
    version = _version(study, plan, by=by, changed=changed, why=why, late=late)
    if not late:
        study.save_over(study.version, plan=plan, plan_hash=plans.hash_of(plan))
    verb = "addition to a study declared" if late else "study's plan changed"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=study)
    if not late:
        _signed(study, by)
    return version


def _version(
    study: Study,
    plan: dict[str, Any],
    *,
    by: Actor,
    changed: Sequence[str] = (),
    why: str = "",
    late: bool = False,
) -> PlanVersion:
    return PlanVersion.objects.create(
        organisation=study.organisation,
        study=study,
        number=PlanVersion.objects.filter(study=study).count() + 1,
        plan=plan,
        plan_hash=plans.hash_of(plan),
        changed=list(changed),
        why=why.strip(),
        late=late,
        written_at=timezone.now(),
        written_by=by.user,
    )


def _signed(study: Study, by: Actor) -> None:
    """Who writes a plan signs it."""
    if by.user is not None:
        signing.sign(study=study, under=Signature.Under.PLAN, by=by)
