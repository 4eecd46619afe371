"""A review, its searches, what they found, and what could not be read."""

from linkwork.evidence.records.models.records import FoundAgain, Record, RefusedEntry
from linkwork.evidence.records.models.reviews import Review
from linkwork.evidence.records.models.searches import Arrival, ArrivingFile, SearchRound

__all__ = [
    "Arrival",
    "ArrivingFile",
    "FoundAgain",
    "Record",
    "RefusedEntry",
    "Review",
    "SearchRound",
]
