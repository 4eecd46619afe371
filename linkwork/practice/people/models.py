"""People referred to the service. Identity is tier 2; nothing here goes to a provider as it is."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Organisation, Protected, User
from linkwork.access.roles import Tier


class Person(Protected):
    """Someone referred, as the service knows them."""

    kind: ClassVar[str] = "person"
    tier: ClassVar[Tier] = Tier.IDENTITY

    class Sex(models.TextChoices):
        """As recorded."""

        FEMALE = "female", "Female"
        MALE = "male", "Male"
        OTHER = "other", "Other"
        UNKNOWN = "unknown", "Not known"

    class EthnicGroup(models.TextChoices):
        """Broad groups, as recorded."""

        ASIAN = "asian", "Asian or Asian British"
        BLACK = "black", "Black, Black British, Caribbean or African"
        MIXED = "mixed", "Mixed or multiple ethnic groups"
        WHITE = "white", "White"
        OTHER = "other", "Another ethnic group"
        UNKNOWN = "unknown", "Not known"

    nhs_number = models.CharField(max_length=10, blank=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    born_on = models.DateField()
    sex = models.CharField(max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnic_group = models.CharField(
        max_length=10, choices=EthnicGroup.choices, default=EthnicGroup.UNKNOWN
    )
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    deprivation_fifth = models.PositiveSmallIntegerField(null=True, blank=True)
    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    contact_by = models.CharField(max_length=100, blank=True)
    no_contact = models.BooleanField(default=False)
    what_matters = models.TextField(blank=True)
    how_to_support = models.TextField(blank=True)
    died_on = models.DateField(null=True, blank=True)

    class Meta:
        """One person a service for each NHS number."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "nhs_number"],
                condition=~Q(nhs_number=""),
                name="person_nhs_number",
            )
        ]
        indexes = [models.Index(fields=["organisation", "family_name", "born_on"])]

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def reference(self) -> str:
        """What the person's record is called on the telephone: 3F2A-9C1B."""
        begins = self.public_id.hex[:8].upper()
        return f"{begins[:4]}-{begins[4:]}"

    def age_on(self, day: date) -> int:
        """Whole years of age on a day."""
        before = (day.month, day.day) < (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - before


class Alert(Protected):
    """A risk to know of before meeting the person, with an owner and a day to look again."""

    kind: ClassVar[str] = "alert"
    tier: ClassVar[Tier] = Tier.NOTE

    class Risk(models.TextChoices):
        """To whom, from whom."""

        TO_SELF = "to self", "Risk to self"
        TO_OTHERS = "to others", "Risk to others"
        FROM_OTHERS = "from others", "Risk from others"
        LONE_WORKER = "lone worker", "Do not visit alone"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="alerts")
    risk = models.CharField(max_length=20, choices=Risk.choices)
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    review_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)


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

    class Decision(models.TextChoices):
        """Yes, no, or taken back."""

        GIVEN = "given", "Given"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    provider_name = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    wording_version = models.PositiveSmallIntegerField(default=1)
    how = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
