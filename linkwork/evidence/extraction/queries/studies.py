"""Studies, and the documents that tell of them."""

from django.db.models import Count, QuerySet

from linkwork.evidence.extraction.models import Document, Study
from linkwork.evidence.records.models import Review


def studies(review: Review) -> QuerySet[Study]:
    """The studies of a review by name, each with its documents."""
    rows = Study.objects.filter(review=review).select_related("review")
    told = rows.annotate(told=Count("documents", distinct=True))
    return told.prefetch_related("documents", "documents__record").order_by("name")


def study_named(review: Review, name: str) -> Study | None:
    """The study of that name."""
    return Study.objects.filter(review=review, name__iexact=name.strip()).first()


def documents_of(study: Study) -> list[Document]:
    """The documents that tell of a study."""
    rows = Document.objects.filter(study=study).select_related("record", "review")
    return list(rows.order_by("title", "pk"))
