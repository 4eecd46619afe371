"""Which records are one work, and which of them stands for the group."""

from django.db.models import QuerySet

from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review


def representatives(review: Review) -> QuerySet[Record]:
    """The records that stand for themselves or for their group, in the order they came."""
    return records.records(review)


def group_of(record: Record) -> list[Record]:
    """All the records that are one work with this one, itself among them."""
    return [record]


def stands_for(review: Review) -> dict[int, int]:
    """For every record that another stands for: which one, both by their keys in the database."""
    return {}
