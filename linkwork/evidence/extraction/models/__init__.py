"""Documents, studies, passages, what they do to statements, and what they are worth."""

from linkwork.evidence.extraction.models.appraisals import Appraisal
from linkwork.evidence.extraction.models.carrying import LeftBehind
from linkwork.evidence.extraction.models.codings import Coding, SecondReading, Span
from linkwork.evidence.extraction.models.documents import Document, Original, Page
from linkwork.evidence.extraction.models.passages import NotTheWords, Passage, SetAside, hash_of
from linkwork.evidence.extraction.models.studies import Study

__all__ = [
    "Appraisal",
    "Coding",
    "Document",
    "LeftBehind",
    "NotTheWords",
    "Original",
    "Page",
    "Passage",
    "SecondReading",
    "SetAside",
    "Span",
    "Study",
    "hash_of",
]
