"""Documents, passages, studies and second readings, in words."""

from linkwork.evidence.extraction.presenters.documents import row
from linkwork.evidence.extraction.presenters.marked import passage_href

__all__ = ["passage_href", "row"]
