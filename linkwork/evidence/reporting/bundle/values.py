"""Each value of a row as JSON and back: rows by their place, people by name, bytes as files.

A key or an opaque id of one database means nothing in another: a row is named by its table and its
place in it, and where words happen to look like such a name they say so.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models

from linkwork.access.models import User
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement

Thing = TypeVar("Thing")
ROW, MARK, WORDS = "row:", "mark:", "words:"
OPAQUE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NotABundle(ValueError):
    """The file is no bundle that can come in; the message names the place."""


@dataclass
class Out:
    """What was named so far of a review that goes out."""

    rows: dict[str, dict[int, int]] = field(default_factory=dict)  # table, key: its place
    ids: dict[UUID, str] = field(default_factory=dict)  # opaque id: table and place
    marks: dict[UUID, int] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)  # key: place among the names
    names: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def value(self, one: models.Field[Any, Any], value: Any, table: str = "") -> Any:
        """A value of a row as JSON."""
        if value is None:
            return None
        if isinstance(one, models.ForeignKey):
            return self._pointed(one, value, table)
        if isinstance(one, models.BinaryField):
            return self._file(bytes(value))
        if isinstance(one, models.UUIDField):
            return self._opaque(value)
        return self._within(value) if isinstance(one, models.JSONField) else _said(value)

    def _pointed(self, one: models.ForeignKey[Any, Any], row: Any, table: str) -> Any:
        if isinstance(row, User):
            return self._person(row)
        if isinstance(row, PublishedStatement):
            return f"{row.code} {row.version}"
        return self.rows.get(table, {}).get(row)  # a row that stays behind is nobody

    def _person(self, user: User) -> int:
        if user.pk not in self.people:
            self.people[user.pk] = len(self.names) + 1
            self.names.append(user.name)
        return self.people[user.pk]

    def _file(self, content: bytes) -> str:
        name = f"documents/{hashlib.sha256(content).hexdigest()}"
        self.files[name] = content
        return name

    def _opaque(self, value: UUID) -> str:
        if value in self.ids:
            return f"{ROW}{self.ids[value]}"
        return f"{MARK}{self.marks.setdefault(value, len(self.marks) + 1)}"

    def _within(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._text(str(name)): self._within(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._within(part) for part in value]
        return self._text(value) if isinstance(value, str) else value

    def _text(self, words: str) -> str:
        if OPAQUE.fullmatch(words) and UUID(words) in self.ids:
            return f"{ROW}{self.ids[UUID(words)]}"
        return f"{WORDS}{words}" if words.startswith((ROW, WORDS)) else words


@dataclass
class In:
    """What a review that comes in is made of, here."""

    people: list[User]
    ids: Mapping[str, list[UUID]]  # table: the opaque id of each of its rows
    keys: dict[str, list[int]] = field(default_factory=dict)  # table: the key of each row so far
    files: Mapping[str, bytes] = field(default_factory=dict)
    marks: dict[str, UUID] = field(default_factory=dict)

    def value(self, one: models.Field[Any, Any], value: Any, table: str = "") -> Any:
        """A value for a row; `NotABundle` where it cannot be one."""
        if value is None:
            if not one.null:
                raise NotABundle("it is empty and may not be")
            return None
        if isinstance(one, models.ForeignKey):
            return self._pointed(one, value, table)
        if isinstance(one, models.BinaryField):
            return self._file(value)
        if isinstance(one, models.UUIDField):
            return self._opaque(str(value))
        if isinstance(one, models.JSONField):
            return self._within(value)
        return _plain(one, value)

    def _pointed(self, one: models.ForeignKey[Any, Any], value: Any, table: str) -> Any:
        if one.related_model is User:
            return _at(self.people, value, "somebody who is not among its people")
        if one.related_model is PublishedStatement:
            return _published(str(value))
        return _at(self.keys.get(table, []), value, f"a row of {table} that is not there")

    def _file(self, value: Any) -> bytes:
        if value not in self.files:
            raise NotABundle(f"it names {value}, which is not in the bundle")
        return self.files[value]

    def _opaque(self, value: str) -> UUID:
        if value.startswith(ROW):
            return self._row(value)
        if not value.startswith(MARK):
            raise NotABundle("it is no mark")
        return self.marks.setdefault(value, uuid4())

    def _row(self, value: str) -> UUID:
        table, _, place = value.removeprefix(ROW).partition("#")
        if not place.isdigit():
            raise NotABundle(f"{value} names no row")
        return _at(self.ids.get(table, []), int(place), f"a row of {table} that is not there")

    def _within(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._text(name): self._within(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._within(part) for part in value]
        return self._text(value) if isinstance(value, str) else value

    def _text(self, words: str) -> str:
        if words.startswith(ROW):
            return str(self._row(words))
        return words.removeprefix(WORDS)


def pointing(fields: tuple[models.Field[Any, Any], ...]) -> Iterator[models.ForeignKey[Any, Any]]:
    """The keys among some fields that point to people or to the shelf, to be read with the rows."""
    for one in fields:
        if isinstance(one, models.ForeignKey) and one.related_model in (User, PublishedStatement):
            yield one


def _said(value: Any) -> Any:
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _at(things: list[Thing], place: Any, otherwise: str) -> Thing:
    if not isinstance(place, int) or isinstance(place, bool) or not 0 < place <= len(things):
        raise NotABundle(f"it names {otherwise}")
    return things[place - 1]


def _published(said: str) -> PublishedStatement:
    code, _, version = said.partition(" ")
    found = shelf.statements([(code, int(version))]) if version.isdigit() else []
    if not found:
        raise NotABundle(f"the shelf here has no statement {said}: publish it here first")
    return found[0]


def _plain(one: models.Field[Any, Any], value: Any) -> Any:
    """A word, number, date or choice, as its column takes it."""
    try:
        made = one.to_python(value)
        if isinstance(one, models.CharField):
            one.run_validators(made)
    except (ValidationError, TypeError, ValueError) as wrong:
        said = wrong.messages[0] if isinstance(wrong, ValidationError) else str(wrong)
        raise NotABundle(said) from wrong
    return made
