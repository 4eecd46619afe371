"""Writes the records of a review as a file in one of the formats in which they may come in."""

from collections.abc import Iterator

from linkwork.evidence.records import formats, queries
from linkwork.evidence.records.models import Record, Review

NAMES = tuple(formats.Facts.__annotations__)
AT_ONCE = 500


def written(review: Review, form: str) -> Iterator[str]:
    """The file, piece by piece."""
    rows = queries.records(review).iterator(chunk_size=AT_ONCE)
    return formats.written((facts(record) for record in rows), form)


def facts(record: Record) -> formats.Facts:
    """The bibliographic facts of a record, as an entry gives them."""
    return {name: getattr(record, name) for name in NAMES}  # type: ignore[return-value]
