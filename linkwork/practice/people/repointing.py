"""Which rows are about a person, in every room: found by what each table says of itself.

A later room need not be known here. A table whose rows have a `subject`, or point to a person, is
found in Django's registry; what was moved is written down by its key, so that it can be put back.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from linkwork.access.models import Grant, Protected
from linkwork.practice.people.models import MergeRecord, Person

Moved = dict[str, dict[str, list[int]]]  # app.model: column: keys
SUBJECT = "subject"


def _tables() -> Iterator[type[models.Model]]:
    """Every table that may speak of a person, but the records themselves and their merging."""
    for table in apps.get_models():
        if table not in (Person, MergeRecord) and _columns(table):
            yield table


def _columns(table: type[models.Model]) -> list[str]:
    """The columns by which rows of a table belong to a person."""
    own = [SUBJECT] if issubclass(table, Protected) or table is Grant else []
    fields = (f for f in table._meta.concrete_fields if isinstance(f, models.ForeignKey))
    return own + [field.attname for field in fields if field.related_model is Person]


def _value(column: str, person: Person) -> UUID | int:
    return person.public_id if column == SUBJECT else person.pk


def move(other: Person, kept: Person) -> Moved:
    """Let every row about the one person be about the other; answer which rows those are."""
    moved: Moved = {}
    for table in _tables():
        for column in _columns(table):
            rows = table._base_manager.filter(**{column: _value(column, other)})
            keys = sorted(rows.values_list("pk", flat=True))
            if keys:
                moved.setdefault(table._meta.label, {})[column] = keys
                _set(table, column, keys, kept)
    return moved


def put_back(moved: Mapping[str, Mapping[str, list[int]]], other: Person, kept: Person) -> None:
    """Let the rows that were moved be about their own person again, with what grew from them."""
    going = {apps.get_model(label): _keys(columns) for label, columns in moved.items()}
    _with_what_grew(going, kept)
    for table, keys in going.items():
        if issubclass(table, models.Model):
            before = moved.get(table._meta.label, {})
            grown = keys - _keys(before)
            for column in _columns(table):
                back = set(before.get(column, ())) | grown
                rows = table._base_manager.filter(**{column: _value(column, kept)})
                stands = set(rows.filter(pk__in=back).values_list("pk", flat=True))
                _set(table, column, sorted(stands), other)


def _keys(columns: Mapping[str, list[int]]) -> set[int]:
    return {key for keys in columns.values() for key in keys}


def _with_what_grew(going: dict[type[Any], set[int]], kept: Person) -> None:
    """Add what was written since below rows that go back: a contact of their case, and so on.

    A row goes with what it cannot be without: a column that may not be empty names its parent.
    """
    grew = True
    while grew:
        grew = False
        for table in (t for t in _tables() if issubclass(t, Protected)):
            for field in _parents(table):
                above = going.get(field.related_model) or set()
                rows = table._base_manager.filter(subject=kept.public_id)
                found = set(
                    rows.filter(**{f"{field.attname}__in": above}).values_list("pk", flat=True)
                )
                new = found - going.setdefault(table, set())
                going[table] |= new
                grew = grew or bool(new)


def _parents(table: type[Protected]) -> Iterator[Any]:
    for field in table._meta.concrete_fields:
        to = field.related_model
        protected = isinstance(to, type) and issubclass(to, Protected) and to is not Person
        if protected and not field.null:
            yield field


def _set(table: type[models.Model], column: str, keys: list[int], person: Person) -> None:
    for start in range(0, len(keys), 500):
        rows = table._base_manager.filter(pk__in=keys[start : start + 500])
        rows.update(**{column: _value(column, person)})
