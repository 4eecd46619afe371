"""A review's protocol in sections, each change of it after it was frozen, and who does what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.models.kept import WrittenOnce
from linkwork.access.roles import Tier
from linkwork.evidence.protocols.sections import FIRST_FORM, FORMS, NAMES
from linkwork.evidence.records.models import Review


class Protocol(Protected):
    """How a review is to be done. Once frozen, it changes by amendments only."""

    kind: ClassVar[str] = "protocol"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="protocol")
    form = models.CharField(
        max_length=10, choices=[*FORMS.items()], default=FIRST_FORM, verbose_name="form"
    )
    begun_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    frozen_hash = models.CharField(max_length=64, blank=True)  # of its words, as frozen


class SectionWords(Protected):
    """The words of one section, as they are now."""

    kind: ClassVar[str] = "protocol"
    tier: ClassVar[Tier] = Tier.PLAN

    protocol = models.ForeignKey(Protocol, on_delete=models.CASCADE, related_name="written")
    section = models.CharField(max_length=20, choices=NAMES)
    words = models.TextField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """A section is written once, and then over."""

        constraints = [
            models.UniqueConstraint(fields=["protocol", "section"], name="one_words_of_section")
        ]


class Amendment(WrittenOnce, Protected):
    """A change of plan: the section, what stood, what stands now, why, who and when."""

    kind: ClassVar[str] = "protocol"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="amendments")
    section = models.CharField(max_length=20, choices=NAMES)
    old = models.TextField(blank=True)
    new = models.TextField()
    reason = models.CharField(max_length=1000)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """Read in their order."""

        indexes = [models.Index(fields=["review", "made_at"])]


class Duty(Protected):
    """What a member does in the review, from when to when."""

    kind: ClassVar[str] = "protocol"
    tier: ClassVar[Tier] = Tier.PLAN

    class Role(models.TextChoices):
        """The roles of a review's team."""

        LEAD = "lead", "Lead"
        READER = "reader", "Reader"
        ADJUDICATOR = "adjudicator", "Adjudicator"
        CODER = "coder", "Coder"
        SPECIALIST = "information specialist", "Information specialist"
        EXPERIENCE = "person with experience", "Person with experience"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="duties")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices)
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A role is held once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["review", "member", "role"],
                condition=Q(until_on__isnull=True),
                name="one_duty_at_a_time",
            )
        ]
