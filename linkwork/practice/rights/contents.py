"""What a record holds of a person, table by table, in words: what an own-data pack is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from linkwork.access.models import Protected
from linkwork.practice.people.models import Person
from linkwork.practice.rights.models import Appraisal, Hold, Pack
from linkwork.ui.words import day, day_clock

# What says nothing of the person: keys, versions, and how this very request went.
LEFT_OUT = frozenset({"id", "public_id", "organisation", "subject", "version"})
NOT_IN_PACKS: tuple[type[models.Model], ...] = (Pack, Hold, Appraisal)
# Decided by the safeguarding lead, outside the software, under schedule 3 of the Act.
APART = frozenset({"concern", "handover", "supervision note", "glass", "visit", "cover"})


@dataclass(frozen=True)
class Thing:
    """One row of the record, as its person may read it."""

    table: str
    title: str
    key: UUID
    rows: tuple[tuple[str, str], ...]


def tables() -> Iterator[type[Protected]]:
    """Every table whose rows may be about a person, as their person may read them."""
    for table in apps.get_models():
        if issubclass(table, Protected) and table not in NOT_IN_PACKS and table.kind not in APART:
            yield table


def of(person: Person) -> list[Thing]:
    """Everything held of the person, the record itself first, then table by table."""
    found: list[Thing] = []
    for table in tables():
        rows = table._base_manager.filter(subject=person.public_id).order_by("pk")
        found += [_thing(table, row) for row in rows]
    return found


def apart(person: Person) -> int:
    """How many things are kept apart and decided on by the safeguarding lead or the team."""
    return sum(
        table._base_manager.filter(subject=person.public_id).count()
        for table in apps.get_models()
        if issubclass(table, Protected) and table.kind in APART
    )


def _thing(table: type[Protected], row: Protected) -> Thing:
    said = ((_label(field), _said(row, field)) for field in table._meta.concrete_fields)
    title = str(table._meta.verbose_name).capitalize()
    return Thing(
        table._meta.label,
        title,
        row.public_id,
        tuple((label, words) for label, words in said if words and label),
    )


def _label(field: Any) -> str:
    return "" if field.name in LEFT_OUT else str(field.verbose_name).capitalize()


def _said(row: models.Model, field: Any) -> str:
    """A field's value as people read it."""
    if field.name in LEFT_OUT:
        return ""
    if isinstance(field, models.ForeignKey):
        other = getattr(row, field.name)
        return "" if other is None or isinstance(other, Protected) else str(other)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return words(getattr(row, field.attname))


def words(value: Any) -> str:
    """A plain value in words; nothing is an empty string."""
    match value:
        case None | "" | [] | {}:
            said = ""
        case bool():
            said = "yes" if value else "no"
        case datetime():
            said = day_clock(value)
        case date():
            said = day(value)
        case dict():
            said = "; ".join(f"{key}: {words(one)}" for key, one in value.items())
        case list() | tuple():
            said = "; ".join(words(one) for one in value)
        case _:
            said = str(value)
    return said
