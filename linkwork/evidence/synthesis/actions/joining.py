"""Make one statement of several, take one out again, or make several of one; the trace is kept."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.actions.drafting import draft
from linkwork.evidence.synthesis.models import Lineage, StatementDraft, Status
from linkwork.evidence.synthesis.queries import InReview
from linkwork.evidence.synthesis.refused import NotAllowed
from linkwork.evidence.synthesis.statuses import keep
from linkwork.theory.stages import Stage

Named = tuple[str, int]


@transaction.atomic
def merge(*, review: Review, codes: Sequence[str], into: str, reason: str, by: Actor) -> InReview:
    """Let statements stand in another one. Their words, versions and passages stay to be seen."""
    target = _standing(review, into)
    for code in dict.fromkeys(codes):
        one = _standing(review, code)
        if one.code == target.code:
            raise NotAllowed(f"{code} cannot be merged into itself")
        there = (target.code, target.version)
        _trace(review, one, there, Lineage.Way.MERGED, reason=reason, by=by)
        keep(
            review=review,
            code=one.code,
            version=one.version,
            status=Status.MERGED,
            reason=f"Merged into {target.code}: {reason}",
            by=by,
        )
    verb = f"{len(set(codes))} merged into {target.code}"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=review)
    return target


@transaction.atomic
def part(*, review: Review, code: str, reason: str, by: Actor) -> InReview:
    """Take a merged statement out again: it is a candidate, and the trace says it was merged."""
    one = queries.statement(review, code)
    if one is None or one.status != Status.MERGED:
        raise NotAllowed(f"{code} is not merged into another")
    for into in one.into:
        there = queries.statement(review, into)
        version = there.version if there else 1
        _trace(review, one, (into, version), Lineage.Way.PARTED, reason=reason, by=by)
    keep(
        review=review,
        code=one.code,
        version=one.version,
        status=Status.CANDIDATE,
        reason=reason,
        by=by,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"{one.code} taken out again", on=review)
    return one


@transaction.atomic
def split(
    *, review: Review, code: str, parts: Sequence[dict[str, Any]], reason: str, by: Actor
) -> list[StatementDraft]:
    """Make two or more drafts of one statement, which is retired; its passages wait to be recoded.

    Raises theory's `StatementError` where a part has no meaning.
    """
    whole = _standing(review, code)
    if len(parts) < 2:
        raise NotAllowed("a statement is split into two at least")
    made = []
    for fields in parts:
        new = queries.free_code(review, Stage(fields["stage"]))
        said = f"Split from {whole.code}: {reason}"[:500]
        made.append(draft(review=review, code=new, fields=fields, reason=said, by=by))
        there = (new, made[-1].statement_version)
        _trace(review, whole, there, Lineage.Way.SPLIT, reason=reason, by=by)
    keep(
        review=review,
        code=whole.code,
        version=whole.version,
        status=Status.RETIRED,
        reason=f"Split into {' and '.join(one.code for one in made)}: {reason}",
        by=by,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"{whole.code} split", on=review)
    return made


def _standing(review: Review, code: str) -> InReview:
    found = queries.statement(review, code)
    if found is None:
        raise NotAllowed(f"{code}: no statement of this review")
    if not found.stands:
        raise NotAllowed(f"{code} is {found.status}")
    return found


def _trace(review: Review, one: InReview, to: Named, way: str, *, reason: str, by: Actor) -> None:
    if not reason.strip():
        raise NotAllowed("say why")
    code, version = to
    Lineage.of(
        review=review,
        way=way,
        from_code=one.code,
        from_version=one.version,
        to_code=code,
        to_version=version,
        reason=reason.strip(),
        by=by.name,
        at=timezone.now(),
    )
