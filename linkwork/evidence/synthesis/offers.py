"""What this room hands to the shelf: a passage as it is quoted, a record as a source."""

from typing import Any

from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Record
from linkwork.evidence.records.presenters import kind_of
from linkwork.library.offered import QuotedPassage


def quoted(passage: Passage) -> QuotedPassage:
    """A passage with its place, its document, and where members can open it."""
    document = passage.document
    return QuotedPassage(
        passage=passage.public_id,
        review=document.review.public_id,
        quote=passage.quote,
        page=passage.page.number,
        start=passage.start,
        end=passage.end,
        document_title=document.title,
        document_hash=document.file_hash,
        invented=document.invented,
        voice=passage.get_voice_display(),
        address=passage_href(document.review, passage),
        source_key=document.record.key if document.record else "",
    )


def source_facts(record: Record) -> dict[str, Any]:
    """The bibliographic facts of a record, as the shelf keeps a source."""
    return {
        "key": record.key[:40],
        "first_author": str(record.authors[0])[:200] if record.authors else "",
        "authors": "; ".join(str(one) for one in record.authors),
        "year": record.year,
        "title": record.title[:500],
        "journal": record.journal[:300],
        "volume": record.volume[:20],
        "issue": record.issue[:20],
        "pages": record.pages[:40],
        "doi": record.doi[:200],
        "address": record.address[:500],
        "study_type": kind_of(record)[:60],
    }
