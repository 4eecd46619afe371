"""Rows that are written once: what was published, cited or found is never written over."""

from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models


class NeverChanges(RuntimeError):
    """Somebody tried to write over, or take away, what was published."""


Row = TypeVar("Row", bound="Kept")


class KeptRows(models.QuerySet[Row]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is written once; publish a new version instead")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is kept for good")


class KeptManager(models.Manager[Row]):
    """The door to rows that are written once."""

    def get_queryset(self) -> KeptRows[Row]:
        """Answer rows that can be added and read."""
        return KeptRows(self.model, using=self._db)


class Kept(models.Model):
    """A row that is written once. The database refuses a change as well (see the migrations)."""

    objects: ClassVar[KeptManager[Self]] = KeptManager()

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
