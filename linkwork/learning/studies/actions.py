"""What can be done with a study: register, freeze, run. In that order, each once."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.methods import testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import as_row
from linkwork.learning.methods.table import open_cases
from linkwork.learning.studies import freezing, plans, queries, telling
from linkwork.learning.studies.models import Run, Snapshot, Study
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement


class NotAllowed(Exception):
    """The study is not at the step that was asked for."""


@transaction.atomic
def register(
    *,
    title: str,
    question: str,
    statements: Sequence[PublishedStatement],
    smallest: float,
    by: Actor,
    on: date,
) -> Study:
    """Declare a study before its cases are seen."""
    if not statements:
        raise NotAllowed("a study tests at least one statement")
    declared = plans.declare(statements, smallest)
    study = Study.objects.create(
        organisation=by.organisation,
        reference=queries.next_reference(by.organisation, on.year),
        title=title,
        question=question,
        plan=declared,
        plan_hash=plans.hash_of(declared),
        registered_at=timezone.now(),
        registered_by=by.user,
    )
    audit.record(by=by, action=Action.CREATE, verb="study registered", on=study)
    return study


@transaction.atomic
def freeze(*, study: Study, by: Actor, on: date) -> Snapshot:
    """Freeze the service's cases for this study, once."""
    if queries.snapshot_of(study) is not None:
        raise NotAllowed(f"{study}: its cases are frozen already")
    if plans.hash_of(study.plan) != study.plan_hash:
        raise NotAllowed(f"{study}: its plan is not the one that was registered")
    name = f"{study.public_id}.parquet"
    path = queries.folder() / name
    rows, content_hash = freezing.freeze(path, organisation_id=study.organisation_id, today=on)
    snapshot = Snapshot.objects.create(
        organisation=study.organisation,
        study=study,
        frozen_at=timezone.now(),
        frozen_by=by.user,
        rows=rows,
        file_name=name,
        content_hash=content_hash,
    )
    audit.record(by=by, action=Action.EXPORT, verb="cases frozen", on=study)
    return snapshot


@transaction.atomic
def run(*, study: Study, by: Actor) -> Run:
    """Read every declared statement on the frozen cases; put each finding beside its statement."""
    snapshot = queries.snapshot_of(study)
    if snapshot is None:
        raise NotAllowed(f"{study}: freeze its cases first")
    if queries.run_of(study) is not None:
        raise NotAllowed(f"{study}: it has been run; a verdict is read once")
    path = freezing.unchanged(queries.folder() / snapshot.file_name, snapshot.content_hash)
    declared = queries.declared(study)
    plan = Plan(smallest=study.plan["smallest"])
    findings = testing.run([one.statement for one in declared], open_cases(str(path)), plan)
    made = Run.objects.create(
        organisation=study.organisation,
        study=study,
        run_at=timezone.now(),
        code_version=version("linkwork"),
        findings=[as_row(one) for one in findings],
    )
    for published, finding in zip(declared, findings, strict=True):
        library.record_finding(
            statement=published,
            study=telling.in_words(study, snapshot),
            figures=telling.figures(finding),
            by=by,
        )
    audit.record(by=by, action=Action.CREATE, verb="study run", on=study)
    return made


@transaction.atomic
def first_study(*, by: Actor, on: date) -> Study:
    """Register, freeze and run one study of every statement that has a condition."""
    statements = [one for one in shelf.latest() if not one.statement.in_words_only]
    study = register(
        title="Do the published statements hold here?",
        question="For each published statement: among the people who reached its stage, does its"
        " condition change how many go on to its outcome?",
        statements=statements,
        smallest=0.05,
        by=by,
        on=on,
    )
    freeze(study=study, by=by, on=on)
    run(study=study, by=by)
    return study
