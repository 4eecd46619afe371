"""What can be done to statements in a review: draft, amend, propose, publish; code, cite."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import FIELDS, DraftVersion, StatementDraft
from linkwork.evidence.synthesis.offers import quoted, source_facts
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement
from linkwork.theory.text import from_row

State = StatementDraft.State
MOVES: dict[str, tuple[str, ...]] = {
    State.CANDIDATE: (State.PROPOSED,),
    State.PROPOSED: (State.CANDIDATE, State.PUBLISHED),
    State.PUBLISHED: (),
}


class NotAllowed(ValueError):
    """It cannot be done as things stand; the message says why."""


@transaction.atomic
def draft(
    *, review: Review, code: str, fields: dict[str, Any], reason: str, by: Actor
) -> StatementDraft:
    """Begin a statement, or the next version of one. Refused at birth where it has no meaning.

    Raises theory's `StatementError`, which lists every fault with its word and column.
    """
    if queries.open_draft(review, code) is not None:
        raise NotAllowed(f"a draft of {code} is open already")
    version = shelf.newest_version(code) + 1
    content = _content(code, fields, version=version)
    made = StatementDraft(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        code=code,
        statement_version=version,
        content=content,
        made_by=by.name,
        made_at=timezone.now(),
    )
    made.save()
    _keep_version(made, reason, by)
    audit.record(by=by, action=Action.CREATE, verb=f"{code} drafted", on=made)
    return made


@transaction.atomic
def amend(
    *, draft: StatementDraft, expected: int, fields: dict[str, Any], reason: str, by: Actor
) -> StatementDraft:
    """Change the words or the meaning of a draft; it is a candidate again."""
    if draft.state == State.PUBLISHED:
        raise NotAllowed("a published version never changes; draft the next one")
    version = max(draft.statement_version, shelf.newest_version(draft.code) + 1)
    content = _content(draft.code, fields, version=version)
    draft.save_over(expected, content=content, statement_version=version, state=State.CANDIDATE)
    _keep_version(draft, reason, by)
    audit.record(by=by, action=Action.AMEND, verb=f"{draft.code} amended", on=draft)
    return draft


@transaction.atomic
def propose(*, draft: StatementDraft, reason: str, by: Actor) -> StatementDraft:
    """Put a draft before the members, to be published or sent back."""
    return _move(draft, State.PROPOSED, reason, by)


@transaction.atomic
def send_back(*, draft: StatementDraft, reason: str, by: Actor) -> StatementDraft:
    """Return a proposed draft to its makers, with the reason."""
    return _move(draft, State.CANDIDATE, reason, by)


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
    _move(draft, State.PUBLISHED, reason, by, published=published)
    for one in codings:
        _cite(published, one, by)
    return published


@transaction.atomic
def code(
    *,
    passage: Passage,
    code: str,
    version: int,
    stance: str,
    by: Actor,
    whole: bool = True,
    memo: str = "",
) -> Coding:
    """Say what a passage does to a published statement, or to a draft of this review."""
    if (code, version) not in queries.targets(passage.document.review):
        raise NotAllowed(f"{code} version {version}: neither on the shelf nor drafted here")
    return extraction.code(
        passage=passage,
        code=code,
        statement_version=version,
        stance=stance,
        whole=whole,
        memo=memo,
        by=by,
    )


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


def _move(draft: StatementDraft, to: str, reason: str, by: Actor, **also: Any) -> StatementDraft:
    if to not in MOVES[draft.state]:
        raise NotAllowed(f"a {draft.state} statement cannot become {to}")
    draft.save_over(draft.version, state=to, **also)
    _keep_version(draft, reason, by)
    audit.record(by=by, action=Action.SHARE, verb=f"{draft.code} {to}", on=draft)
    return draft


def _content(code: str, fields: dict[str, Any], *, version: int) -> dict[str, Any]:
    """What theory keeps of a statement; refused where a fact or the landmark rule is broken."""
    content = {theirs: fields[name] for name, theirs in FIELDS.items()}
    content |= {"prioritised": False, "sources": [], "version": version}
    from_row(code, content)
    return content


def _keep_version(draft: StatementDraft, reason: str, by: Actor) -> None:
    DraftVersion.objects.create(
        draft=draft,
        number=queries.number_of_versions(draft) + 1,
        content=draft.content,
        state=draft.state,
        reason=reason,
        by=by.name,
        at=timezone.now(),
    )
