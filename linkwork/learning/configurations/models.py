"""Comparisons of link workers or practices as configurations: declared first, read once."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.learning.studies.models import Study


class Comparison(Protected):
    """Which combinations of conditions go with an outcome: declared before it is read."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="comparisons")
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=64)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    after_freeze = models.BooleanField()  # its study's cases were frozen already

    def __str__(self) -> str:
        return self.title


class Reading(Protected):
    """What a comparison said of the frozen cases, and which code read them."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    comparison = models.OneToOneField(Comparison, on_delete=models.PROTECT, related_name="reading")
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    code_version = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)  # of the frozen cases
    found = models.JSONField()
