"""A record, the searches that found it again, and the entries that could not be taken in."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.records.models.reviews import Review
from linkwork.evidence.records.models.searches import SearchRound


class Record(Protected):
    """One search result: bibliographic facts, and the lines they were read from."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="records")
    search = models.ForeignKey(SearchRound, on_delete=models.PROTECT, related_name="records")
    key = models.CharField(max_length=100)
    sort = models.CharField(max_length=20, blank=True)
    authors = models.JSONField(default=list)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=1000)
    journal = models.CharField(max_length=500, blank=True)
    volume = models.CharField(max_length=50, blank=True)
    issue = models.CharField(max_length=50, blank=True)
    pages = models.CharField(max_length=50, blank=True)
    doi = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=100, blank=True)  # of the database it came from
    address = models.CharField(max_length=1000, blank=True)
    keywords = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    abstract = models.TextField(blank=True)
    rest = models.JSONField(default=dict)  # what else the entry says, by name
    raw = models.TextField()
    lines_hash = models.CharField(max_length=64, blank=True)  # of the very lines
    behind = models.JSONField(default=list)  # codes of published statements that name it

    class Meta:
        """A key is used once in a review."""

        constraints = [models.UniqueConstraint(fields=["review", "key"], name="one_record_key")]

    @property
    def short(self) -> str:
        """How the record is named in passing: Husk et al. 2020."""
        if not self.authors:
            return f"{' '.join(self.title.split()[:4])} … {self.year or 'no date'}"
        family = str(self.authors[0]).split(",")[0]
        others = " et al." if len(self.authors) > 1 else ""
        return f"{family}{others} {self.year or 'no date'}"


class FoundAgain(Protected):
    """A record that a later search, or another line of a file, found once more."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="found_again")
    search = models.ForeignKey(SearchRound, on_delete=models.CASCADE, related_name="found_again")
    number = models.PositiveIntegerField()  # of the entry in the file of that search
    raw = models.TextField(blank=True)  # its lines, where they are others than the record's

    class Meta:
        """An entry of a file is one record's."""

        constraints = [
            models.UniqueConstraint(fields=["search", "number"], name="one_entry_found_again")
        ]


class RefusedEntry(Protected):
    """An entry of a file that could not be taken in: where it is, why, and its very lines."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="refused")
    search = models.ForeignKey(SearchRound, on_delete=models.CASCADE, related_name="refused")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    raw = models.TextField()

    class Meta:
        """An entry is refused once."""

        constraints = [
            models.UniqueConstraint(fields=["search", "number"], name="one_refused_entry")
        ]
