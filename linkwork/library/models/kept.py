"""Rows that are written once: what was published, cited or found is never written over."""

from typing import Any, NoReturn, Self

from django.db import models


class NeverChanges(RuntimeError):
    """Somebody tried to write over, or take away, what was published."""


class KeptRows(models.QuerySet[Any]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is written once; publish a new version instead")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is kept for good")


class Kept(models.Model):
    """A row that is written once. The database refuses a change as well (see the migrations)."""

    objects = KeptRows.as_manager()

    class Meta:
        """Shared by several tables."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row the first time; refuse after that."""
        refuse_a_second_time(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{type(self).__name__} is kept for good")

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Write one row."""
        row = cls(**values)
        row.save(force_insert=True)
        return row


def refuse_a_second_time(row: models.Model) -> None:
    """Raise `NeverChanges` where the row is already in the database."""
    if not row._state.adding:  # noqa: SLF001  # Django offers no public word for it
        raise NeverChanges(f"{type(row).__name__} is written once; publish a new version instead")
