"""People referred to the service. Identity is tier 2; nothing here goes to a provider as it is."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace, Upper

from linkwork.access.models import Organisation, Protected
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

    class NumberStatus(models.TextChoices):
        """How far the NHS number can be trusted."""

        STATED = "stated", "As it was told"
        CHECKED = "checked", "Checked with the practice"

    class Method(models.TextChoices):
        """The way the person would rather be reached."""

        CALL = "call", "Ring"
        TEXT = "text", "Text"
        EMAIL = "email", "E-mail"
        LETTER = "letter", "Write a letter"

    class InformationNeed(models.TextChoices):
        """How information must come, as the Accessible Information Standard asks."""

        LARGE_PRINT = "large print", "Large print"
        EASY_READ = "easy read", "Easy read, with pictures"
        AUDIO = "audio", "Read out or recorded"
        BRAILLE = "braille", "Braille"
        BSL = "bsl", "British Sign Language"
        LIP_READS = "lip reads", "Sees the speaker's face (lip-reads)"
        HEARING_LOOP = "hearing loop", "Hearing loop"
        TEXT_RELAY = "text relay", "Relay UK for calls"
        BY_EMAIL = "by email", "By e-mail, to have it read by a machine"

    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_number_status = models.CharField(max_length=10, choices=NumberStatus.choices, blank=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    born_on = models.DateField()
    gender = models.CharField(max_length=50, blank=True)  # in their own words
    sex = models.CharField(max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnic_group = models.CharField(
        max_length=10, choices=EthnicGroup.choices, default=EthnicGroup.UNKNOWN
    )
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    place_key = models.GeneratedField(  # the postcode as it is compared: M1 1AA and m11aa are one
        expression=Upper(Replace("postcode", Value(" "), Value(""))),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    lsoa = models.CharField(max_length=9, blank=True)  # the small area of the census
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    deprivation_fifth = models.PositiveSmallIntegerField(null=True, blank=True)
    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    contact_by = models.CharField(max_length=100, blank=True)  # in their own words
    contact_method = models.CharField(max_length=10, choices=Method.choices, blank=True)
    safe_times = models.CharField(max_length=100, blank=True)
    voicemail_ok = models.BooleanField(null=True, blank=True)
    no_contact = models.BooleanField(default=False)  # "safe contact: none" stops everything
    language = models.CharField(max_length=50, blank=True)  # as people call it: English, Igbo
    interpreter = models.BooleanField(null=True, blank=True)
    information_needs = models.JSONField(default=list, blank=True)  # codes of `InformationNeed`
    adjustments = models.TextField(blank=True)
    carer_name = models.CharField(max_length=150, blank=True)
    carer_is = models.CharField(max_length=50, blank=True)  # daughter, neighbour
    carer_phone = models.CharField(max_length=30, blank=True)
    what_matters = models.TextField(blank=True)
    how_to_support = models.TextField(blank=True)
    died_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="others"
    )

    class Meta:
        """One person a service for each NHS number."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "nhs_number"],
                condition=~Q(nhs_number=""),
                name="person_nhs_number",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "family_name", "born_on"]),
            models.Index(fields=["organisation", "born_on"]),
            models.Index(fields=["organisation", "place_key"]),
        ]

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
