"""What is known of documents, studies, passages, codings, appraisals and second readings."""

from linkwork.evidence.extraction.queries.appraisals import appraisals, appraisals_for, in_force
from linkwork.evidence.extraction.queries.codings import (
    codings,
    codings_of,
    codings_seen,
    codings_to,
    holding,
    left_behind,
    spans_of,
    standing,
)
from linkwork.evidence.extraction.queries.documents import (
    content_of,
    documents,
    number_of_pages,
    of_record,
    page,
    pages,
    records_meant,
    scanned_pages,
    with_hash,
)
from linkwork.evidence.extraction.queries.passages import (
    passage_at,
    passages,
    passages_in,
    passages_on,
    set_aside_on,
)
from linkwork.evidence.extraction.queries.second import (
    coded_by,
    open_to,
    readings_in,
    second_reading,
    second_readings,
    unfinished,
)
from linkwork.evidence.extraction.queries.studies import documents_of, studies, study_named

__all__ = [
    "appraisals",
    "appraisals_for",
    "coded_by",
    "codings",
    "codings_of",
    "codings_seen",
    "codings_to",
    "content_of",
    "documents",
    "documents_of",
    "holding",
    "in_force",
    "left_behind",
    "number_of_pages",
    "of_record",
    "open_to",
    "page",
    "pages",
    "passage_at",
    "passages",
    "passages_in",
    "passages_on",
    "readings_in",
    "records_meant",
    "scanned_pages",
    "second_reading",
    "second_readings",
    "set_aside_on",
    "spans_of",
    "standing",
    "studies",
    "study_named",
    "unfinished",
    "with_hash",
]
