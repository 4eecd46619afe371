"""A search as it was run, and the file of its results on the way in."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.records.models.reviews import Review


class SearchRound(Protected):
    """One search as it was run, with what it was for and what came of it."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    class Phase(models.IntegerChoices):
        """Whether theory is still being built, or is being refined statement by statement."""

        FIRST = 1, "Phase 1: building the theory"
        SECOND = 2, "Phase 2: refining it"

    class Purpose(models.TextChoices):
        """What the search was for."""

        SCOPING = "scoping", "Scoping"
        BACKGROUND = "background", "Background"
        THEORY = "theory", "Finding theories"
        EMPIRICAL = "empirical", "Finding evidence"
        REFINE = "refine", "Refining a statement"
        CONTRARY = "contrary", "Looking for evidence against"
        MID_RANGE = "mid-range", "Finding substantive theory"
        CLUSTER = "cluster", "Cluster: following a study to its siblings"
        GREY = "grey", "Grey literature"
        STAKEHOLDER = "stakeholder", "Asking stakeholders"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="searches")
    phase = models.PositiveSmallIntegerField(choices=Phase.choices, default=Phase.FIRST)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.EMPIRICAL)
    target = models.CharField(max_length=20, blank=True)  # the statement it was run for
    source = models.CharField(max_length=200)
    platform = models.CharField(max_length=100, blank=True)
    query = models.TextField(blank=True)
    run_on = models.DateField(null=True, blank=True)
    stopped_because = models.TextField(blank=True)
    repeats = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="repeated_by"
    )
    file_name = models.CharField(max_length=200, blank=True)
    file_hash = models.CharField(max_length=64, blank=True)
    form = models.CharField(max_length=20, blank=True)  # ris, bibtex, nbib, csv
    encoding = models.CharField(max_length=60, blank=True)
    hits = models.PositiveIntegerField(default=0)  # as the source said; else entries of the file
    entries = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField()

    class Meta:
        """The same file comes in once, unless the search was run again and found the same."""

        constraints = [
            models.UniqueConstraint(
                fields=["review", "file_hash"],
                condition=Q(repeats__isnull=True) & ~Q(file_hash=""),
                name="one_search_file",
            )
        ]

    def __str__(self) -> str:
        return self.source


class Arrival(Protected):
    """The file of a search on its way in: what is known of it, and how far it has come."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN
    leaves: ClassVar[bool] = False  # what came of it stands with the search

    class State(models.TextChoices):
        """Where a file is."""

        COLUMNS = "columns", "Its columns are to be named"
        WAITING = "waiting", "Coming in"
        DONE = "done", "In"
        FAILED = "failed", "Broken off"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="arrivals")
    search = models.OneToOneField(SearchRound, on_delete=models.CASCADE, related_name="arrival")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    columns = models.JSONField(null=True, blank=True)  # which column holds which fact
    done = models.PositiveIntegerField(default=0)  # entries that are in or refused
    share = models.FloatField(default=0)  # of the lines of the file
    new = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    claim = models.UUIDField(null=True, default=uuid.uuid4)
    started_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")


class ArrivingFile(models.Model):
    """The bytes of a file until its last entry is in; the lines are kept with the records."""

    arrival = models.OneToOneField(Arrival, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()
