"""What can be done to documents: hand one in, mark a passage, say what it does to a statement."""

import hashlib

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction import queries, reading
from linkwork.evidence.extraction.models import (
    Coding,
    Document,
    Original,
    Page,
    Passage,
    hash_of,
)
from linkwork.evidence.extraction.places import places_of
from linkwork.evidence.records.models import Record, Review


class NotAllowed(ValueError):
    """It cannot be done as asked; the message says why."""


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
        title=title.strip() or (record.title if record else file_name),
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
        Page(document=document, number=number, text=text)
        for number, text in enumerate(pages.texts, start=1)
    )
    audit.record(by=by, action=Action.CREATE, verb="document handed in", on=document)
    return document


@transaction.atomic
def mark(
    *,
    page: Page,
    start: int,
    end: int,
    quote: str,
    by: Actor,
    voice: str = Passage.Voice.AUTHOR,
) -> Passage:
    """Mark a passage by its place. Its words must be those that stand there."""
    kept = queries.passage_at(page, start, end)
    if kept is not None and kept.quote == quote:
        return kept
    document = page.document
    passage = Passage(
        organisation=document.organisation,
        subject=document.subject,
        document=document,
        page=page,
        start=start,
        end=end,
        quote=quote,
        quote_hash=hash_of(quote),
        voice=voice,
        marked_by=by.user,
        marked_at=timezone.now(),
    )
    passage.save()
    audit.record(by=by, action=Action.CREATE, verb="passage marked", on=passage)
    return passage


@transaction.atomic
def mark_words(*, page: Page, words: str, by: Actor, voice: str = Passage.Voice.AUTHOR) -> Passage:
    """Mark a passage by its words, which must stand on the page exactly once."""
    found = places_of(words, page.text)
    if len(found) != 1:
        many = "more than once" if found else "nowhere"
        raise NotAllowed(f"these words stand {many} on page {page.number}")
    start, end = found[0]
    quote = page.text[start:end]
    return mark(page=page, start=start, end=end, quote=quote, voice=voice, by=by)


@transaction.atomic
def code(
    *,
    passage: Passage,
    code: str,
    statement_version: int,
    stance: str,
    by: Actor,
    whole: bool = True,
    memo: str = "",
) -> Coding:
    """Say what a passage does to a version of a statement."""
    if stance not in Coding.Stance.values:
        raise NotAllowed(f"{stance}: no such stance")
    coding = Coding(
        organisation=passage.organisation,
        subject=passage.subject,
        passage=passage,
        code=code,
        statement_version=statement_version,
        stance=stance,
        whole=whole,
        memo=memo.strip(),
        coded_by=by.user,
        coded_at=timezone.now(),
    )
    coding.save()
    audit.record(by=by, action=Action.CREATE, verb="passage coded", on=coding)
    return coding
