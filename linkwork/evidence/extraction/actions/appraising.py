"""Say how relevant, rich and rigorous a source is for one statement, and why."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction.models import Appraisal, Document, Passage
from linkwork.evidence.extraction.refusing import NotAllowed


@transaction.atomic
def appraise(
    *,
    document: Document,
    code: str,
    statement_version: int,
    criterion: str,
    level: str,
    reason: str,
    by: Actor,
    passage: Passage | None = None,
) -> Appraisal:
    """Appraise a document, or one passage of it, for a version of a statement."""
    if criterion not in Appraisal.Criterion.values or level not in Appraisal.Level.values:
        raise NotAllowed(f"{criterion} {level}: no such appraisal")
    if not reason.strip():
        raise NotAllowed("say why: an appraisal without a reason cannot be followed")
    if passage is not None and passage.document_id != document.pk:
        raise NotAllowed("the passage is of another document")
    made = Appraisal(
        organisation=document.organisation,
        subject=document.subject,
        document=document,
        passage=passage,
        code=code,
        statement_version=statement_version,
        criterion=criterion,
        level=level,
        reason=reason.strip()[:500],
        appraised_by=by.user,
        appraised_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb=f"{criterion} appraised", on=made)
    return made
