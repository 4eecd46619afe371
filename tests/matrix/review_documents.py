"""A document of a review with a passage, a coding and its words, an appraisal, and a study."""

from django.utils import timezone

from linkwork.access.models import User
from linkwork.evidence.extraction.models import (
    Appraisal,
    Coding,
    Document,
    Original,
    Page,
    Passage,
    SecondReading,
    Span,
    Study,
    hash_of,
)
from linkwork.evidence.records.models import Review
from tests.matrix.cast import House
from tests.unit.evidence.extraction.test_passages import written


def documents(house: House, review: Review, told: str, member: User) -> None:
    """The canary is in every text; the member is reading the document a second time."""
    now = timezone.now()
    theirs = {"organisation": house.organisation, "subject": review.public_id}
    study = Study.objects.create(
        **theirs, review=review, name=told, setting=told, kept_by=told, kept_at=now
    )
    house.keep("research_id", study)
    content = written([told])
    document = Document.objects.create(
        **theirs,
        review=review,
        study=study,
        title=f"Report {told}",
        form="application/pdf",
        file_name="report.pdf",
        file_hash=hash_of(told),
        size=len(content),
        handed_in_at=now,
    )
    Original.objects.create(document=document, content=content)
    house.keep("document_id", document)
    page = Page.objects.create(document=document, number=1, text=told)
    words = {"start": 0, "end": len(told), "quote": told, "quote_hash": hash_of(told)}
    passage = Passage.objects.create(**theirs, document=document, page=page, **words, marked_at=now)
    house.keep("passage_id", passage)
    on = {"code": "EG3", "statement_version": 1}
    coding = Coding.objects.create(
        **theirs,
        **on,
        passage=passage,
        stance="supports",
        memo=told,
        coded_by=member,
        coded_at=now,
    )
    Span.objects.create(coding=coding, role="context", **words)
    Appraisal.objects.create(
        **theirs,
        **on,
        document=document,
        passage=passage,
        criterion="rigour",
        level="low",
        reason=told,
        appraised_by=member,
        appraised_at=now,
    )
    SecondReading.objects.create(**theirs, document=document, coder=member, asked_at=now)
