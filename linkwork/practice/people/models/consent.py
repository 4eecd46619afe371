"""What a person agreed to or refused."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models.people import Person


class ConsentDecision(Protected):
    """What the person agreed to or refused, in which words, and until when. Never overwritten."""

    kind: ClassVar[str] = "consent"
    tier: ClassVar[Tier] = Tier.PLAN

    class Purpose(models.TextChoices):
        """What the record is used for."""

        WORK_WITH = "work with", "Work with me"
        SHARE = "share", "Share with a named provider"
        TELL_GP = "tell the GP", "Tell my GP practice how it went"
        LEARNING = "learning", "Use my record, without my name, to learn what helps"
        CONTACT = "contact", "Contact me"
        CARER = "carer", "Let a named carer see my plan"

    class Decision(models.TextChoices):
        """Yes, no, or taken back."""

        GIVEN = "given", "Given"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    provider_name = models.CharField(max_length=200, blank=True)  # or the carer's name
    decision = models.CharField(max_length=10, choices=Decision.choices)
    wording_version = models.PositiveSmallIntegerField(default=1)
    how = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
