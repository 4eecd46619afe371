"""Versions of a programme theory, the verdicts on its statements, and the names under both."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.models.kept import WrittenOnce
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review


class TheoryVersion(Protected):
    """One version of a review's programme theory: open while it is written, then sealed for good.

    `contents` is what it held when it was sealed: statements with their passages, configurations,
    links, verdicts and gaps, each by code and version.
    """

    kind: ClassVar[str] = "theory"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="theories")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    narrative = models.TextField()
    chosen = models.JSONField(default=list)  # codes of the statements it holds
    reason = models.CharField(max_length=500)
    contents = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64, blank=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Numbered from 1; one is open at a time; what is published was sealed."""

        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_theory_number"),
            models.UniqueConstraint(
                fields=["review"], condition=Q(sealed_at__isnull=True), name="one_open_theory"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(sealed_at__isnull=False),
                name="published_theory_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class TheorySignature(WrittenOnce, Protected):
    """One person's name under a version, by the hash of what it held."""

    kind: ClassVar[str] = "theory"
    tier: ClassVar[Tier] = Tier.PLAN

    theory = models.ForeignKey(TheoryVersion, on_delete=models.PROTECT, related_name="signatures")
    signed_hash = models.CharField(max_length=64)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        """Two signatures are two people."""

        constraints = [
            models.UniqueConstraint(fields=["theory", "signed_by"], name="one_theory_signature")
        ]


class Verdict(WrittenOnce, Protected):
    """What is to be made of one statement, from one kind of evidence, and why.

    Literature and the service's own data are judged apart and never added up. A later verdict
    stands; all are kept.
    """

    kind: ClassVar[str] = "theory"
    tier: ClassVar[Tier] = Tier.PLAN

    class Source(models.TextChoices):
        """Which kind of evidence is judged."""

        LITERATURE = "literature", "Literature"
        SERVICE = "service data", "The service’s own data"

    class Answer(models.TextChoices):
        """What it comes to; the last only of a service's own data."""

        SUPPORTED = "supported", "Supported"
        MIXED = "mixed", "Mixed"
        CONTRADICTED = "contradicted", "Contradicted"
        INSUFFICIENT = "insufficient", "Insufficient: not enough evidence to say"
        NOT_TESTABLE = "not testable", "Not testable with these data"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="verdicts")
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    source = models.CharField(max_length=20, choices=Source.choices)
    answer = models.CharField(max_length=20, choices=Answer.choices)
    probed = models.BooleanField()  # whether the mechanism itself was looked at
    rationale = models.TextField()
    weighed = models.JSONField(default=dict)  # what lay before whoever gave it: stances, findings
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        """Literature is never not testable, and no verdict stands without its reasons."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="literature", answer="not testable"),
                name="literature_is_testable",
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="verdict_has_reasons"),
        ]


class VerdictSignature(WrittenOnce, Protected):
    """One person's name under a verdict."""

    kind: ClassVar[str] = "theory"
    tier: ClassVar[Tier] = Tier.PLAN

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="signatures")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        """Two signatures are two people."""

        constraints = [
            models.UniqueConstraint(fields=["verdict", "signed_by"], name="one_verdict_signature")
        ]
