"""Studies: declared, signed by two, frozen, read once; nothing of that is changed afterwards."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier


class Study(Protected):
    """A test of statements, declared beforehand; its plan is that of its newest version.

    What is added after the cases are frozen stands in a later version and is marked so.
    """

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=64)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A reference is used once in a service."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="study_reference")
        ]

    def __str__(self) -> str:
        return self.reference


class PlanVersion(Protected):
    """One version of a study's plan: what changed, why, when, by whom, and its hash."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=64)
    changed = models.JSONField(default=list)  # one sentence a change; none in the first
    why = models.CharField(max_length=500, blank=True)
    late = models.BooleanField(default=False)  # after the cases were frozen: additions only
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Versions are counted from one."""

        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="plan_version_of_study")
        ]


class Signature(Protected):
    """One person's name under a plan or under what was found, by its hash."""

    kind: ClassVar[str] = "signature"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class Under(models.TextChoices):
        """What is signed."""

        PLAN = "plan", "The plan"
        VERDICTS = "verdicts", "The verdicts"

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="signatures")
    under = models.CharField(max_length=10, choices=Under.choices)
    signed_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=40)  # the role in which

    class Meta:
        """Nobody signs the same thing twice: two signatures are two people."""

        constraints = [
            models.UniqueConstraint(
                fields=["study", "under", "signed_hash", "signed_by"], name="one_signature_each"
            )
        ]


class Snapshot(Protected):
    """The cases as they stood when they were frozen: a file, known by the hash of its bytes."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    study = models.OneToOneField(Study, on_delete=models.PROTECT, related_name="snapshot")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    file_name = models.CharField(max_length=100)
    content_hash = models.CharField(max_length=64)
    plan_hash = models.CharField(max_length=64, default="")  # of the plan they were frozen for
    first_offered_on = models.DateField(null=True)
    last_offered_on = models.DateField(null=True)


class Run(Protected):
    """One reading of a study's statements on its snapshot, with the code that read them.

    While it is open it tells how far it is; its findings are written once, whole, at its end.
    """

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class Purpose(models.TextChoices):
        """What it was read for."""

        VERDICTS = "verdicts", "Read once, for the verdicts"
        AGAIN = "again", "Read again, to see that the findings are the same"
        ADDED = "added", "Read for what was added afterwards"

    class State(models.TextChoices):
        """How it stands."""

        OPEN = "open", "Waiting or reading"
        DONE = "done", "Read"
        FAILED = "failed", "Broken off"

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="runs")
    purpose = models.CharField(
        max_length=10, choices=Purpose.choices, default=Purpose.VERDICTS, editable=False
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DONE)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    claim = models.UUIDField(default=uuid.uuid4, editable=False)  # of the process that reads it
    started_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)  # when it last told how far it is
    done = models.PositiveIntegerField(default=0)  # in thousandths of the whole
    words = models.CharField(max_length=200, blank=True)  # what it is doing
    error = models.CharField(max_length=300, blank=True)
    run_at = models.DateTimeField(null=True)
    code_version = models.CharField(max_length=40, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    findings = models.JSONField(default=list)
    findings_hash = models.CharField(max_length=64, blank=True)
    plan_hash = models.CharField(max_length=64, blank=True)
    equal = models.BooleanField(null=True)  # of one read again: the same findings
    differences = models.JSONField(default=list)

    class Meta:
        """The verdicts are read once; nothing else is read meanwhile."""

        constraints = [
            models.UniqueConstraint(
                fields=["study"], condition=Q(state="open"), name="one_open_run_of_study"
            ),
            models.UniqueConstraint(
                fields=["study"],
                condition=Q(purpose="verdicts") & ~Q(state="failed"),
                name="verdicts_read_once",
            ),
        ]
