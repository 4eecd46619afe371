"""What a person may ask of their record, and how long it is kept."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Organisation, Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models import Person


class Pack(Protected):
    """A copy of everything held about a person, asked for by them or on their behalf."""

    kind: ClassVar[str] = "pack"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """Where the request stands."""

        ASKED = "asked", "Asked for"
        PREPARED = "prepared", "Prepared, to be approved"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"
        HANDED_OVER = "handed over", "Handed over"
        WITHDRAWN = "withdrawn", "No longer wanted"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="packs")
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField()
    due_on = models.DateField()  # a calendar month: UK GDPR, article 12(3)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_how = models.CharField(max_length=100, blank=True)
    prepared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    handed_how = models.CharField(max_length=100, blank=True)

    class Meta:
        """One open request of a person at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state__in=("asked", "prepared", "approved")),
                name="one_open_pack",
            )
        ]


class Withheld(models.Model):
    """One thing left out of a pack, and why. What was left out is counted in the pack itself."""

    class Reason(models.TextChoices):
        """The exemptions for such records (Data Protection Act 2018, schedules 2 and 3)."""

        HARM = "serious harm", "It could cause serious harm to somebody"
        SOMEBODY_ELSE = "somebody else", "It is about somebody else, who has not agreed"
        LEGAL = "legal", "The law forbids it"

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="withheld")
    table = models.CharField(max_length=60)
    thing = models.UUIDField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Left out once."""

        constraints = [models.UniqueConstraint(fields=["pack", "thing"], name="withheld_once")]


class Hold(Protected):
    """A record that must be kept for now, whatever its age: a complaint, a court, a claim."""

    kind: ClassVar[str] = "retention"
    tier: ClassVar[Tier] = Tier.PLAN

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holds")
    because = models.CharField(max_length=300)
    since_on = models.DateField()
    placed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)


class Appraisal(Protected):
    """Somebody looked at an old record: kept until a day, or erased when another agrees."""

    kind: ClassVar[str] = "retention"
    tier: ClassVar[Tier] = Tier.PLAN

    class Decision(models.TextChoices):
        """What is to become of the record."""

        KEEP = "keep", "Keep it"
        ERASE = "erase", "Erase what names or describes the person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appraisals")
    decision = models.CharField(max_length=6, choices=Decision.choices)
    because = models.CharField(max_length=300)
    keep_until_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)


class Tombstone(models.Model):
    """A record that was erased: only its opaque id stays, so that a restore erases it again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField(unique=True)
    erased_on = models.DateField()
    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="+")
