"""A passage that is to be coded."""

from typing import Any

from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review


def passage_page(review: Review, passage: Passage) -> dict[str, Any]:
    """The context of the page on which a passage is coded."""
    back = passage_href(review, passage)
    return records.within(review, "documents", (passage.document.title, back)) | {
        "passage": passage,
        "place": f"page {passage.page.number}, {passage.get_voice_display().lower()}",
        "back": back,
    }
