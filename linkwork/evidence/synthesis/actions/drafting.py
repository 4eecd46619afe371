"""Draft a statement, change it, put it before the members, or send it back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import FIELDS, StatementDraft, Status
from linkwork.evidence.synthesis.refused import NotAllowed
from linkwork.evidence.synthesis.states import keep_version, move_on
from linkwork.evidence.synthesis.statuses import keep
from linkwork.library import queries as shelf
from linkwork.theory.text import from_row

State = StatementDraft.State


@transaction.atomic
def draft(
    *,
    review: Review,
    code: str,
    fields: dict[str, Any],
    reason: str,
    by: Actor,
    provoked_by: str = "",
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
    keep_version(made, reason, by)
    if not queries.history(review, code):
        keep(
            review=review,
            code=code,
            version=version,
            status=Status.CANDIDATE,
            reason=reason,
            provoked_by=provoked_by,
            by=by,
        )
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
    keep_version(draft, reason, by)
    audit.record(by=by, action=Action.AMEND, verb=f"{draft.code} amended", on=draft)
    return draft


@transaction.atomic
def propose(*, draft: StatementDraft, reason: str, by: Actor) -> StatementDraft:
    """Put a draft before the members, to be published or sent back."""
    move_on(draft, State.PROPOSED, reason, by)
    audit.record(by=by, action=Action.SHARE, verb=f"{draft.code} proposed", on=draft)
    return draft


@transaction.atomic
def send_back(*, draft: StatementDraft, reason: str, by: Actor) -> StatementDraft:
    """Return a proposed draft to its makers, with the reason."""
    move_on(draft, State.CANDIDATE, reason, by)
    audit.record(by=by, action=Action.SHARE, verb=f"{draft.code} candidate", on=draft)
    return draft


def _content(code: str, fields: dict[str, Any], *, version: int) -> dict[str, Any]:
    """What theory keeps of a statement; refused where a fact or the landmark rule is broken."""
    content = {theirs: fields[name] for name, theirs in FIELDS.items()}
    content |= {"prioritised": False, "sources": [], "version": version}
    from_row(code, content)
    return content
