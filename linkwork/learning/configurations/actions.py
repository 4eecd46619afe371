"""What can be done to a comparison: declare it, and read it once. Every write passes here."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.configurations import declaring, queries, reading
from linkwork.learning.configurations.models import Comparison, Reading
from linkwork.learning.methods.qca import QcaError
from linkwork.learning.methods.table import CasesError
from linkwork.learning.studies import edition, freezing, plans
from linkwork.learning.studies import queries as studies
from linkwork.learning.studies.models import Study


class NotAllowed(Exception):
    """The comparison is not at the step that was asked for."""


@transaction.atomic
def register(
    *, study: Study, title: str, question: str, declared: declaring.Declared, by: Actor
) -> Comparison:
    """Declare a comparison on a study's cases, before it is read on them."""
    plan = declaring.written(declared)
    comparison = Comparison.objects.create(
        organisation=study.organisation,
        study=study,
        title=title,
        question=question,
        plan=plan,
        plan_hash=plans.hash_of(plan),
        registered_at=timezone.now(),
        registered_by=by.user,
        after_freeze=studies.snapshot_of(study) is not None,
    )
    audit.record(by=by, action=Action.CREATE, verb="comparison declared", on=comparison)
    return comparison


@transaction.atomic
def read(*, comparison: Comparison, by: Actor) -> Reading:
    """Read a comparison on its study's frozen cases, once, by its plan and no other."""
    if queries.reading_of(comparison) is not None:
        raise NotAllowed("It was read already. What was found does not change.")
    if plans.hash_of(comparison.plan) != comparison.plan_hash:
        raise NotAllowed("Its plan is not the one that was declared.")
    snapshot = studies.snapshot_of(comparison.study)
    if snapshot is None:
        raise NotAllowed(f"The cases of {comparison.study} are not frozen yet.")
    file = freezing.unchanged(studies.folder() / snapshot.file_name, snapshot.content_hash)
    declared = declaring.read(comparison.plan)
    try:
        statements = queries.theories(comparison.study, declaring.measured(declared.outcome))
        found = reading.read(declared, file, statements)
    except (reading.TooFew, QcaError, CasesError) as error:
        unit = declaring.UNITS[declared.unit]
        raise NotAllowed(f"It cannot be read ({unit}s): {error}.") from error
    made = Reading.objects.create(
        organisation=comparison.organisation,
        comparison=comparison,
        read_at=timezone.now(),
        read_by=by.user,
        code_version=edition.code_version(),
        code_hash=edition.code_hash(),
        content_hash=snapshot.content_hash,
        found=found,
    )
    audit.record(by=by, action=Action.AMEND, verb="comparison read", on=comparison)
    return made
