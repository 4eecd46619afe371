"""Rows that are written once and kept for ever: what was asked, counted, attacked and decided."""

from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models

from linkwork.access import scope
from linkwork.access.models import Protected
from linkwork.access.models.protected import ProtectedManager

Row = TypeVar("Row", bound="Kept")


class NeverChanges(RuntimeError):
    """Somebody tried to write over, or take away, what is in the log of releases."""


class KeptRows(models.QuerySet[Row]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is written once")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is kept for ever")


class KeptManager(ProtectedManager[Row]):
    """The door to rows that are written once, of the organisation in scope."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """Answer rows that can be added and read."""
        whose = scope.current().organisation_id
        rows: KeptRows[Row] = KeptRows(self.model, using=self._db)
        return rows if whose is None else rows.filter(organisation_id=whose)


class Kept(Protected):
    """A protected row that is written once. The database refuses a change too (see migrations)."""

    objects: ClassVar[KeptManager[Self]] = KeptManager()

    class Meta:
        """Shared by the tables of the log."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row the first time; refuse after that."""
        if not self._state.adding:
            raise NeverChanges(f"{type(self).__name__} is written once")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{type(self).__name__} is kept for ever")
