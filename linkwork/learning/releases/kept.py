"""Rows that are written once and kept for good: what was asked, counted, attacked and decided."""

from typing import ClassVar, Self, TypeVar

from django.db import models

from linkwork.access import scope
from linkwork.access.models import Protected
from linkwork.access.models.kept import KeptRows, WrittenOnce
from linkwork.access.models.protected import ProtectedManager

Row = TypeVar("Row", bound="Kept")


class KeptManager(ProtectedManager[Row]):
    """The door to rows that are written once, of the organisation in scope."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """Answer rows that can be added and read."""
        whose = scope.current().organisation_id
        rows: KeptRows[Row] = KeptRows(self.model, using=self._db)
        return rows if whose is None else rows.filter(organisation_id=whose)


class Kept(WrittenOnce, Protected):
    """A protected row that is written once. The database refuses a change too (see migrations)."""

    objects: ClassVar[KeptManager[Self]] = KeptManager()

    class Meta:
        """Shared by the tables of the log."""

        abstract = True
