"""Take statements up into a review, and say where each stands and why."""

from collections.abc import Sequence

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Status, StatusChange
from linkwork.evidence.synthesis.refused import NotAllowed
from linkwork.evidence.synthesis.statuses import ALLOWED, keep
from linkwork.library import queries as shelf


@transaction.atomic
def take_up(*, review: Review, codes: Sequence[str], reason: str, by: Actor) -> int:
    """Take published statements up into the review as candidates; answer how many are new here."""
    known = {one.code for one in queries.statements(review)}
    found = [shelf.statement(code) for code in codes]
    new = [one for one in found if one.code not in known]
    for one in new:
        keep(
            review=review,
            code=one.code,
            version=one.version,
            status=Status.CANDIDATE,
            reason=reason,
            by=by,
        )
    audit.record(by=by, action=Action.AMEND, verb=f"{len(new)} statements taken up", on=review)
    return len(new)


@transaction.atomic
def set_status(
    *,
    review: Review,
    code: str,
    version: int,
    status: str,
    reason: str,
    by: Actor,
    provoked_by: str = "",
) -> StatusChange:
    """Say where a statement of the review now stands, and why. The same again adds its reason."""
    found = queries.statement(review, code)
    if found is None:
        raise NotAllowed(f"{code}: no statement of this review")
    if version not in {found.version, getattr(found.published, "version", found.version)}:
        raise NotAllowed(f"{code} version {version}: version {found.version} is in use here")
    if status != found.status and status not in ALLOWED[found.status]:
        raise NotAllowed(f"{code} is {found.status} and cannot become {status}")
    if not reason.strip():
        raise NotAllowed("say why")
    change = keep(
        review=review,
        code=found.code,
        version=version,
        status=status,
        reason=reason,
        provoked_by=provoked_by,
        by=by,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"{found.code} {status}", on=review)
    return change
