"""Look at a coding again when the words it was given to have changed: it still holds, or not."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.actions.coding import code
from linkwork.evidence.extraction.models import Coding, LeftBehind
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.refusing import NotAllowed
from linkwork.evidence.records import queries as records


@transaction.atomic
def carry(
    *, coding: Coding, statement_version: int, stance: str, by: Actor, reason: str = ""
) -> Coding:
    """Say of the new words what was said of the old: a coding of its own that names the first."""
    if coding.coded_by != by.user:
        raise NotAllowed(f"only {_coder(coding)} can say so: code the passage yourself")
    if stance != coding.stance and not reason.strip():
        raise NotAllowed("say why it now does something else to the statement")
    spans = queries.spans_of([coding])[coding.pk]
    return code(
        passage=coding.passage,
        code=coding.code,
        statement_version=statement_version,
        stance=stance,
        whole=coding.whole,
        memo=coding.memo,
        confidence=coding.confidence,
        aim=coding.aim,
        spans=[Stretch(one.start, one.end, one.role) for one in spans],
        carried_from=coding,
        carried_because=reason,
        by=by,
    )


@transaction.atomic
def leave(*, coding: Coding, statement_version: int, reason: str, by: Actor) -> LeftBehind:
    """Say that a coding does not hold for the new words, and why.

    The coder says so; of one who is not in the review any more, another member.
    """
    review, coder = coding.passage.document.review, coding.coded_by
    if coder != by.user and coder is not None and records.is_member(review, coder):
        raise NotAllowed(f"only {_coder(coding)} can say so")
    if not reason.strip():
        raise NotAllowed("say why it is left behind")
    made = LeftBehind.of(
        coding=coding,
        statement_version=statement_version,
        reason=reason.strip()[:500],
        by=by.name,
        at=timezone.now(),
    )
    audit.record(by=by, action=Action.AMEND, verb="coding left behind", on=coding)
    return made


def _coder(coding: Coding) -> str:
    return coding.coded_by.name if coding.coded_by else "its coder"
