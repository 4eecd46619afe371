"""Services, the practices and providers around them, their teams and their policies."""

import uuid

from django.db import models


class Organisation(models.Model):
    """A body people work for. A service keeps records; practices and providers belong to one."""

    class Kind(models.TextChoices):
        """What sort of body it is."""

        SERVICE = "service", "Social prescribing service"
        PRACTICE = "practice", "GP practice"
        NETWORK = "network", "Primary care network"
        PROVIDER = "provider", "Provider of activities"
        COMMISSIONER = "commissioner", "Commissioner"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    ods_code = models.CharField(max_length=12, blank=True)
    charity_number = models.CharField(max_length=12, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        """Names are found by kind, within the service they belong to."""

        indexes = [models.Index(fields=["parent", "kind", "name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def keeper(self) -> "Organisation":
        """The service that keeps this body's records: itself, or the one it belongs to."""
        return self if self.parent is None else self.parent


class Team(models.Model):
    """Link workers who share a caseload and a lead."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class PracticeFeature(models.Model):
    """How a practice works with the service, over time: a named champion, shared care."""

    class Kind(models.TextChoices):
        """The features that statements speak of."""

        CHAMPION = "champion", "Has a named champion"
        SHARED_CARE = "shared care", "Treats a referral as shared care"

    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="features")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    present = models.BooleanField()
    since_on = models.DateField()

    class Meta:
        """The latest statement before a date holds."""

        indexes = [models.Index(fields=["practice", "kind", "since_on"])]


class ServicePolicy(models.Model):
    """The clocks a service sets for itself. Overdue is computed from these, never stored."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE)
    first_attempt_working_days = models.PositiveSmallIntegerField(default=5)
    attempts_required = models.PositiveSmallIntegerField(default=3)
    provider_reply_days = models.PositiveSmallIntegerField(default=14)
    review_weeks = models.PositiveSmallIntegerField(default=6)
    quiet_days = models.PositiveSmallIntegerField(default=21)
    caseload_weight = models.PositiveSmallIntegerField(default=60)
    contact_cap = models.PositiveSmallIntegerField(null=True, blank=True)
    provider_answers_without_code = models.BooleanField(default=False)
    digest_weekday = models.PositiveSmallIntegerField(default=0)  # Monday
    lone_visit_minutes = models.PositiveSmallIntegerField(default=90)
    retention_years = models.PositiveSmallIntegerField(default=8)
    inclusion = models.TextField(blank=True)  # whom the service is for
    exclusion = models.TextField(blank=True)
    escalation = models.TextField(blank=True)  # whom to ring, and when
    version = models.PositiveIntegerField(default=1, editable=False)
