"""A review, its searches, what they found, and what could not be read."""

from typing import Any, ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier


class Review(Protected):
    """A realist review: a question, and the people who answer it together."""

    kind: ClassVar[str] = "review"
    tier: ClassVar[Tier] = Tier.PLAN

    class Purpose(models.TextChoices):
        """What the review wants of theory."""

        INTEGRITY = "theory integrity", "See whether the theory works as it is meant to"
        ADJUDICATION = "adjudication", "Decide between rival theories"
        COMPARISON = "comparison", "Compare how it works in different settings"
        REALITY = "reality test", "See how intentions turn out in practice"

    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    purpose = models.CharField(max_length=30, choices=Purpose.choices, default=Purpose.INTEGRITY)
    readers = models.PositiveSmallIntegerField(default=2)
    about = models.TextField(blank=True)
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()

    class Meta:
        """A title is used once in a service."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="one_review_title")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A review is its own subject: membership is a relation to it."""
        self.subject = self.public_id
        super().save(*args, **kwargs)


class SearchRound(Protected):
    """One search as it was run, or one file as it came."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    class Purpose(models.TextChoices):
        """What the search was for."""

        SCOPING = "scoping", "Scoping"
        THEORY = "theory", "Finding theories"
        EMPIRICAL = "empirical", "Finding evidence"
        CONTRARY = "contrary", "Looking for evidence against"
        GREY = "grey", "Grey literature"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="searches")
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.EMPIRICAL)
    target = models.CharField(max_length=20, blank=True)  # the statement it was run for
    source = models.CharField(max_length=200)
    query = models.TextField(blank=True)
    run_on = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    hits = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField()

    class Meta:
        """The same file comes in once."""

        constraints = [
            models.UniqueConstraint(fields=["review", "file_hash"], name="one_search_file")
        ]


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
    raw = models.TextField()
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
