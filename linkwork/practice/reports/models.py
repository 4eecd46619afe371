"""The list of each practice: whom the service could have been offered to."""

from django.db import models

from linkwork.access.models import Organisation


class PracticePopulation(models.Model):
    """How many people of one group are registered with a practice, on one day. Nobody in person."""

    class Dimension(models.TextChoices):
        """By what the list is divided."""

        AGE = "age", "Age"
        SEX = "sex", "Sex"
        FIFTH = "deprivation fifth", "Deprivation"
        ETHNIC_GROUP = "ethnic group", "Ethnic group"

    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="populations")
    dimension = models.CharField(max_length=20, choices=Dimension.choices)
    group = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)
    loaded_on = models.DateField()

    class Meta:
        """One figure for each group of a practice."""

        constraints = [
            models.UniqueConstraint(
                fields=["practice", "dimension", "group"], name="population_group"
            )
        ]
