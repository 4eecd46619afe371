"""Which status may follow which, and how one is written down."""

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Status, StatusChange

# From each status, those a member may give by hand. `merged` is given by merging alone.
AGAIN = (Status.CANDIDATE, Status.KEPT)
ALLOWED: dict[str, tuple[str, ...]] = {
    Status.CANDIDATE: (Status.KEPT, Status.PRIORITISED, Status.REFUTED, Status.RETIRED),
    Status.KEPT: (
        Status.CANDIDATE,
        Status.PRIORITISED,
        Status.REFINED,
        Status.REFUTED,
        Status.RETIRED,
    ),
    Status.PRIORITISED: (*AGAIN, Status.REFINED, Status.REFUTED, Status.RETIRED),
    Status.REFINED: (*AGAIN, Status.PRIORITISED, Status.REFUTED, Status.RETIRED),
    Status.REFUTED: (*AGAIN, Status.REFINED),
    Status.RETIRED: AGAIN,
    Status.MERGED: (),
}


def keep(
    *,
    review: Review,
    code: str,
    version: int,
    status: str,
    reason: str,
    by: Actor,
    provoked_by: str = "",
) -> StatusChange:
    """Write one status of a statement down. Whoever calls it has checked, and audits."""
    return StatusChange.of(
        review=review,
        code=code,
        statement_version=version,
        status=status,
        reason=reason.strip()[:500],
        provoked_by=provoked_by.strip()[:300],
        by=by.name,
        at=timezone.now(),
    )
