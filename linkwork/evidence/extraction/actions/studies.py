"""Describe a study: its characteristics, and the documents that tell of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.models import Document, Study
from linkwork.evidence.extraction.refusing import NotAllowed
from linkwork.evidence.records.models import Review


@transaction.atomic
def describe(
    *, review: Review, fields: dict[str, Any], documents: Iterable[Document], by: Actor
) -> Study:
    """Keep the characteristics of a study, and which documents tell of it."""
    _free(review, str(fields["name"]), None)
    study = Study(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        **fields,
        kept_by=by.name,
        kept_at=timezone.now(),
    )
    study.save()
    _tell(study, documents, by)
    audit.record(by=by, action=Action.CREATE, verb="study described", on=study)
    return study


@transaction.atomic
def revise(
    *,
    study: Study,
    expected: int,
    fields: dict[str, Any],
    documents: Iterable[Document],
    by: Actor,
) -> Study:
    """Change the characteristics of a study, or which documents tell of it."""
    _free(study.review, str(fields["name"]), study)
    study.save_over(expected, **fields, kept_by=by.name, kept_at=timezone.now())
    _tell(study, documents, by)
    audit.record(by=by, action=Action.AMEND, verb="study revised", on=study)
    return study


def _free(review: Review, name: str, but: Study | None) -> None:
    kept = queries.study_named(review, name)
    if kept is not None and kept != but:
        raise NotAllowed(f"{name}: another study of this review has that name")


def _tell(study: Study, documents: Iterable[Document], by: Actor) -> None:
    """Tie the documents to the study, each with its own event; untie those no longer named."""
    named = {one.pk: one for one in documents}
    tied = {one.pk: one for one in queries.documents_of(study)}
    for key, document in (named | tied).items():
        if (key in named) != (key in tied):
            document.save_over(document.version, study=study if key in named else None)
            verb = "document tied to a study" if key in named else "document untied from a study"
            audit.record(by=by, action=Action.AMEND, verb=verb, on=document)
