"""Put a proposed draft on the shelf, and the passages it rests on beside it."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import StatementDraft, Status
from linkwork.evidence.synthesis.offers import quoted, source_facts
from linkwork.evidence.synthesis.refused import NotAllowed
from linkwork.evidence.synthesis.states import move_on
from linkwork.evidence.synthesis.statuses import keep
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement
from linkwork.theory.text import from_row

State = StatementDraft.State


@transaction.atomic
def publish(*, draft: StatementDraft, reason: str, by: Actor) -> PublishedStatement:
    """Put a proposed draft on the shelf, with the passages it rests on: at least one."""
    codings = queries.resting_on(draft)
    if not codings:
        raise NotAllowed("it rests on no passage yet: code one to it first")
    broken = [one for one in codings if not one.passage.resolves]
    if broken:
        raise NotAllowed(f"{len(broken)} of its passages no longer stand as they were quoted")
    sources = _sources(codings, by)
    content = {**draft.content, "sources": sources}
    published = library.publish(
        statement=from_row(draft.code, content),
        reason=reason,
        provenance=f"review: {draft.review.title}"[:200],
        by=by,
    )
    _stands_on(draft, reason, by)
    move_on(draft, State.PUBLISHED, reason, by, published=published)
    audit.record(by=by, action=Action.SHARE, verb=f"{draft.code} published", on=draft)
    for one in codings:
        _cite(published, one, by)
    return published


@transaction.atomic
def cite(*, review: Review, published: PublishedStatement, by: Actor) -> int:
    """Put every passage coded to a published version beside it; answer how many are new there."""
    there = shelf.cited_passages(published)
    codings = queries.coded_to(review, published.code, published.version)
    new = [one for one in codings if one.passage.public_id not in there]
    if not new:
        raise NotAllowed(f"no passage that is not beside {published} already")
    if any(not one.passage.resolves for one in new):
        raise NotAllowed("a passage no longer stands as it was quoted")
    for one in new:
        _cite(published, one, by)
    return len(new)


def _cite(published: PublishedStatement, coding: Coding, by: Actor) -> None:
    library.cite(
        statement=published,
        passage=quoted(coding.passage),
        stance=coding.stance,
        whole=coding.whole,
        by=by,
    )


def _sources(codings: list[Coding], by: Actor) -> list[str]:
    """The works whose documents the passages are from, kept on the shelf."""
    records = {one.passage.document.record for one in codings} - {None}
    kept = [library.keep_source(**source_facts(record), by=by) for record in records if record]
    return sorted(source.key for source in kept)


def _stands_on(draft: StatementDraft, reason: str, by: Actor) -> None:
    """What was a candidate is kept now; what was kept or prioritised is refined."""
    found = queries.statement(draft.review, draft.code)
    assert found is not None, "a draft is a statement of its review"
    status = Status.KEPT if found.status == Status.CANDIDATE else Status.REFINED
    keep(
        review=draft.review,
        code=draft.code,
        version=draft.statement_version,
        status=status,
        reason=reason,
        by=by,
    )
