"""Rows that are written once: what was published, found or released is never written over."""

from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models


class NeverChanges(RuntimeError):
    """Somebody tried to write over, or take away, what is kept as it was written."""


Row = TypeVar("Row", bound=models.Model)


class KeptRows(models.QuerySet[Row]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is written once")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{self.model.__name__} is kept for good")


class KeptManager(models.Manager[Row]):
    """The door to rows that are written once."""

    def get_queryset(self) -> KeptRows[Row]:
        """Answer rows that can be added and read."""
        return KeptRows(self.model, using=self._db)


class WrittenOnce(models.Model):
    """What saves a row the first time and refuses after that.

    The database refuses a change as well: see `access.written_once`.
    """

    class Meta:
        """Shared by several tables."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row the first time; refuse after that."""
        if not self._state.adding:
            raise NeverChanges(f"{type(self).__name__} is written once")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges(f"{type(self).__name__} is kept for good")


class Kept(WrittenOnce):
    """A row that is written once, and belongs to nobody's record."""

    objects: ClassVar[KeptManager[Self]] = KeptManager()

    class Meta:
        """Shared by several tables."""

        abstract = True

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Write one row."""
        row = cls(**values)
        row.save(force_insert=True)
        return row
