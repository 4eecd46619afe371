"""Hand in a document: its bytes, its pages as text, and which pages are only pictures."""

import hashlib

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries, reading
from linkwork.evidence.extraction.models import Document, Original, Page
from linkwork.evidence.records.models import Record, Review


@transaction.atomic
def hand_in(
    *,
    review: Review,
    content: bytes,
    file_name: str,
    by: Actor,
    title: str = "",
    record: Record | None = None,
    invented: bool = False,
) -> Document:
    """Keep a document with its pages as text; the same file a second time is the one kept."""
    file_hash = hashlib.sha256(content).hexdigest()
    kept = queries.with_hash(review, file_hash)
    if kept is not None:
        return kept
    pages = reading.read(content, file_name)
    document = Document(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        record=record,
        title=title.strip() or (record.title if record else file_name)[:500],
        form=pages.form,
        file_name=file_name[:200],
        file_hash=file_hash,
        size=len(content),
        invented=invented,
        handed_in_by=by.name,
        handed_in_at=timezone.now(),
    )
    document.save()
    Original.objects.create(document=document, content=content)
    Page.objects.bulk_create(
        Page(document=document, number=number, text=text, scanned=number in pages.scanned)
        for number, text in enumerate(pages.texts, start=1)
    )
    audit.record(by=by, action=Action.CREATE, verb="document handed in", on=document)
    return document
