"""Studies: what a piece of research was, told by one or several documents."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review


class Study(Protected):
    """One piece of research and its characteristics, as its documents report them."""

    kind: ClassVar[str] = "document"
    tier: ClassVar[Tier] = Tier.PLAN

    class Design(models.TextChoices):
        """How it was done."""

        QUALITATIVE = "qualitative", "Qualitative"
        EVALUATION = "evaluation", "Evaluation"
        BEFORE_AFTER = "before and after", "Before and after"
        COHORT = "cohort", "Cohort"
        COMPARED = "compared groups", "Compared groups, not at random"
        TRIAL = "trial", "Randomised trial"
        REALIST = "realist evaluation", "Realist evaluation"
        MIXED = "mixed methods", "Mixed methods"
        REVIEW = "review", "Review"
        OTHER = "other", "Something else"

    class Support(models.TextChoices):
        """How much the service does with a person (the four models of Kimberlee 2015)."""

        SIGNPOSTING = "signposting", "Signposting"
        LIGHT = "light", "Light"
        MEDIUM = "medium", "Medium"
        HOLISTIC = "holistic", "Holistic"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="studies")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=100, blank=True)
    setting = models.CharField(max_length=300, blank=True)
    design = models.CharField(max_length=30, choices=Design.choices, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    population = models.CharField(max_length=300, blank=True)
    activity = models.CharField(max_length=300, blank=True)
    referral_route = models.CharField(max_length=300, blank=True)
    support_model = models.CharField(max_length=20, choices=Support.choices, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    kept_by = models.CharField(max_length=150)
    kept_at = models.DateTimeField()

    class Meta:
        """A study has one name in a review."""

        constraints = [models.UniqueConstraint(fields=["review", "name"], name="one_study_name")]
