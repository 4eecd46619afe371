"""Which tables make up a review: every table of the evidence rooms that leads to it, parents first.

A model that says `leaves = False` stays behind, and so does whatever hangs on it alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from linkwork.access.models import Organisation, User
from linkwork.evidence.records.models import Review
from linkwork.library.models import PublishedStatement

ROOMS = "linkwork.evidence."
# What stays behind of a row that leaves: how to reach somebody is nobody else's business.
WITHHELD = {"panels.panellist": ("address",)}
OF_THE_ROW = ("id", "public_id", "organisation")  # made anew where the bundle comes in


class CannotPack(TypeError):
    """A table holds something that a bundle has no way to carry; the message names it."""


@dataclass(frozen=True)
class Table:
    """One table: its name in the bundle, its model, and how its rows lead to the review."""

    name: str
    model: type[models.Model]
    path: str
    fields: tuple[models.Field[Any, Any], ...]

    def rows(self, review: Review) -> models.QuerySet[Any]:
        """The rows of a review, in the order in which they were written."""
        rows: models.QuerySet[Any] = self.model._default_manager.filter(**{self.path: review.pk})
        return rows.order_by("pk")


def tables() -> list[Table]:
    """Every table of a review, each after those that it points to."""
    paths = _paths()
    ordered: list[type[models.Model]] = []
    for model in paths:
        _place(model, paths, ordered, ())
    return [Table(named(model), model, paths[model], _fields(model)) for model in ordered]


def counted(review: Review) -> dict[str, int]:
    """How many rows of each table lead to a review, by the table's name, asked for at once."""
    first, *others = (_count(table, review) for table in tables())
    return {table.name: 0 for table in tables()} | dict(first.union(*others, all=True))


def _count(table: Table, review: Review) -> models.QuerySet[Any, Any]:
    so = models.Value(table.name, output_field=models.CharField())
    rows = table.rows(review).order_by().values(table=so).annotate(number=models.Count("pk"))
    counts: models.QuerySet[Any, Any] = rows.values_list("table", "number")
    return counts


def named(model: type[models.Model]) -> str:
    """A table's name in a bundle."""
    return f"{model._meta.app_label}.{model._meta.model_name}"


def left_behind() -> list[str]:
    """The tables of the evidence rooms that never go into a bundle."""
    paths = _paths()
    return sorted(named(model) for model in _models() if model not in paths)


def _models() -> list[type[models.Model]]:
    return [one for one in apps.get_models() if one.__module__.startswith(ROOMS)]


def _paths() -> dict[type[models.Model], str]:
    """How each table leads to the review, by the shortest way of keys that are never empty."""
    found: dict[type[models.Model], str] = {Review: "pk"}
    waiting = [one for one in _models() if getattr(one, "leaves", True) and one is not Review]
    while True:
        step = {model: path for model in waiting if (path := _path(model, found)) is not None}
        if not step:
            return found
        found |= step
        waiting = [model for model in waiting if model not in step]


def _path(model: type[models.Model], found: dict[type[models.Model], str]) -> str | None:
    for field in keys(model):
        if not field.null and field.related_model in found:
            on = found[field.related_model]
            return field.name if on == "pk" else f"{field.name}__{on}"
    return None


def keys(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    """The keys by which a table points to others."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            yield field


def _place(
    model: type[models.Model],
    paths: dict[type[models.Model], str],
    ordered: list[type[models.Model]],
    within: tuple[type[models.Model], ...],
) -> None:
    """Put a table after those that it points to."""
    if model in ordered:
        return
    if model in within:
        raise CannotPack(f"{named(model)} points to itself by way of others")
    for field in keys(model):
        other = field.related_model
        if other in paths and other is not model:
            _place(other, paths, ordered, (*within, model))
    ordered.append(model)


def _fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """What is carried of each row."""
    if model._meta.many_to_many:
        raise CannotPack(f"{named(model)} holds a table of pairs, which a bundle cannot carry")
    carried = []
    for field in model._meta.concrete_fields:
        if field.name in OF_THE_ROW or field.name in WITHHELD.get(named(model), ()):
            continue
        other = field.related_model if isinstance(field, models.ForeignKey) else None
        known = other in (None, User, Organisation, PublishedStatement)
        if not known and not other.__module__.startswith(ROOMS):
            raise CannotPack(f"{named(model)}.{field.name} points out of the evidence rooms")
        carried.append(field)
    return tuple(carried)
