"""Takes away what names or describes a person; what is coded stays, and names nobody.

Every free text of every table about the person goes, found by what each table says of itself, so
that a table of a room to come is erased too. Coded columns that Django does not know as choices
are named here; a test holds this list to the tables there are.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from linkwork.access.models import Protected
from linkwork.practice.people.models import Person

GONE = "erased"
# Codes, keys and counts that say nothing of the person by themselves.
CODED = frozenset(
    {
        "connections.Connection.ending_reason",
        "connections.ConnectionEvent.after",
        "connections.ConnectionEvent.before",
        "connections.ConnectionEvent.channel",
        "connections.ConnectionEvent.reason",
        "notices.Notice.cause",
        "notices.Notice.template",
        "outcomes.Administration.instrument",
        "outcomes.Score.scale",
        "outcomes.Score.scored_by",
        "people.MergeRecord.ended",
        "people.MergeRecord.filled",
        "people.MergeRecord.moved",
        "plans.Gap.area",
        "referrals.Happening.after",
        "referrals.Happening.before",
        "referrals.Happening.of",
        "referrals.Referral.needs",
        "supervision.ConcernStep.after",
        "supervision.ConcernStep.before",
    }
)
TEXTS = (models.CharField, models.TextField, models.JSONField)


def erase(person: Person) -> None:
    """Erase the record, those that were merged into it, and every free text about the person."""
    for one in (person, *person.others.all()):
        _identity(one)
    for table, way in tables():
        if table is not Person:
            _rows(table, table._base_manager.filter(**{way: person.public_id}))
    person.refresh_from_db()


def tables() -> Iterator[tuple[type[models.Model], str]]:
    """Every table with rows about a person, and the way from a row to the person's id."""
    for table in apps.get_models():
        if issubclass(table, Protected):
            yield table, "subject"
        elif (parent := _parent(table)) is not None:
            yield table, f"{parent}__subject"


def _parent(table: type[models.Model]) -> str | None:
    """The column by which a row belongs to a protected one, and goes with it."""
    for field in table._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and not field.null:
            other = field.related_model
            if issubclass(other, Protected):
                return str(field.name)
    return None


def free_texts(table: type[models.Model]) -> list[Any]:
    """The columns of a table in which somebody may have written anything."""
    return [
        field
        for field in table._meta.concrete_fields
        if isinstance(field, TEXTS)
        and not field.choices
        and f"{table._meta.label}.{field.name}" not in CODED
        and not getattr(field, "generated", False)
    ]


def _rows(table: type[models.Model], rows: models.QuerySet[Any]) -> None:
    """Empty the free texts of these rows; where something stood, a word says that it is gone."""
    for field in free_texts(table):
        if isinstance(field, models.JSONField):
            empty = None if field.null else field.get_default() or {}
            rows.update(**{field.name: empty})
        else:
            gone = GONE if (field.max_length or 100) >= len(GONE) else ""
            rows.exclude(**{field.name: ""}).update(**{field.name: gone})


def _identity(person: Person) -> None:
    """A record without a name: the year of birth and what is coded stay."""
    rows = Person._base_manager.filter(pk=person.pk)
    _rows(Person, rows)
    rows.update(
        given_name=GONE.capitalize(),
        family_name="",
        born_on=date(person.born_on.year, 1, 1),
        nhs_number="",
        phone="",
        email="",
        postcode="",
        lsoa="",
        latitude=None,
        longitude=None,
        no_contact=True,
    )
