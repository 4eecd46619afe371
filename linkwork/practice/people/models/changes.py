"""What was changed on a person's record: before, after, by whom, and who said so."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models.people import Person


class PersonChange(Protected):
    """One change of a person's details. Never overwritten: the record as it was can be read."""

    kind: ClassVar[str] = "person"
    tier: ClassVar[Tier] = Tier.IDENTITY

    class Source(models.TextChoices):
        """Who said that it is so."""

        PERSON = "person", "The person"
        CARER = "carer", "Their carer"
        PRACTICE = "practice", "The practice"
        REFERRER = "referrer", "The referrer"
        OTHER = "other", "Somebody else"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_by_words = models.CharField(max_length=150, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.PERSON)
    changes = models.JSONField(default=dict)  # field: [before, after]
