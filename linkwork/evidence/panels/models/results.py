"""Kept for good: what was fixed before voting, votes without names, and what was counted."""

from django.db import models

from linkwork.access.models import User
from linkwork.access.models.kept import Kept
from linkwork.evidence.panels.models.ballots import Remark
from linkwork.evidence.panels.models.panels import Round
from linkwork.evidence.panels.sealing import hash_of


class Seal(Kept):
    """Items, rule and closing time as they were fixed, before anybody could vote."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="seal")
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    sealed_by = models.CharField(max_length=150)
    sealed_at = models.DateTimeField()

    @property
    def holds(self) -> bool:
        """Whether the content is still what was sealed."""
        return hash_of(self.content) == self.hash


class Result(Kept):
    """What was counted when the round closed."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="result")
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    closed_by = models.CharField(max_length=150)
    closed_at = models.DateTimeField()

    @property
    def holds(self) -> bool:
        """Whether the content is still what was counted."""
        return hash_of(self.content) == self.hash


class CountedVote(Kept):
    """One vote without a name, under the group it is shown in, in an order made by chance."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="votes")
    place = models.PositiveIntegerField()
    group = models.CharField(max_length=60)
    choices = models.JSONField()

    class Meta:
        """In the order of chance."""

        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["result", "place"], name="one_counted_vote")]


class KeptRemark(Kept):
    """What somebody said, without who: comments and dissent are kept as they were written."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="remarks")
    place = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Remark.Sort.choices)
    item = models.CharField(max_length=20, blank=True)
    text = models.TextField()

    class Meta:
        """In the order of chance."""

        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["result", "place"], name="one_kept_remark")]


class Signature(Kept):
    """One member's name under a result: that it was counted as it was fixed."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="signatures")
    signed_hash = models.CharField(max_length=64)
    signed_by = models.CharField(max_length=150)
    signed_as = models.CharField(max_length=40)
    signer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        """A member signs once."""

        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "signer"], name="one_panel_signature")
        ]
