"""What a search looks at: a card for each place of an entry, and where postcodes are."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Organisation
from linkwork.practice.directory.models.entries import Activity


class Card(models.Model):
    """One place of one activity, in numbers that a database can compare. Made by `cards`."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="cards")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    running = models.BooleanField()
    assured_on = models.DateField(null=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    pence = models.PositiveIntegerField(null=True)
    room = models.CharField(max_length=20)
    needs = models.BigIntegerField()  # one bit a need, as `need_words.BITS` numbers them
    times = models.BigIntegerField()  # one bit a day and part of the day; 0: not stated
    access_yes = models.BigIntegerField()  # one bit an access need that is met
    access_no = models.BigIntegerField()  # one bit an access need that is not
    languages = models.CharField(max_length=300)  # |english|urdu|; empty: not stated

    class Meta:
        """Read by service and freshness."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "running", "assured_on"])
        ]


class Postcode(models.Model):
    """Where a postcode is, as the deployer's table has it."""

    code = models.CharField(max_length=7, primary_key=True)  # SW1A1AA: no space
    latitude = models.FloatField()
    longitude = models.FloatField()
    lsoa = models.CharField(max_length=9, blank=True)
    deprivation_fifth = models.PositiveSmallIntegerField(null=True)  # 1: most deprived
