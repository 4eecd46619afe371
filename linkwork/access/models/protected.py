"""What every protected table has: an opaque id, a keeper, a subject, a version, a scoped door."""

import uuid
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F

from linkwork.access import scope
from linkwork.access.models.organisations import Organisation
from linkwork.access.roles import Tier

Row = TypeVar("Row", bound="Protected")


class VersionConflict(Exception):
    """Someone else changed the row since it was read."""

    def __init__(self, thing: "Protected") -> None:
        """Keep the row as it stands now."""
        super().__init__(f"{thing.kind} was changed by someone else")
        self.thing = thing


class ProtectedManager(models.Manager[Row]):
    """Rows of the organisation in scope; without a scope it raises."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """Answer the rows of the organisation in scope."""
        whose = scope.current().organisation_id
        rows = super().get_queryset()
        return rows if whose is None else rows.filter(organisation_id=whose)


class Protected(models.Model):
    """A row that may only be reached through `access.doors`."""

    kind: ClassVar[str]
    tier: ClassVar[Tier]

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[ProtectedManager[Self]] = ProtectedManager()

    class Meta:
        """Every protected table repeats these columns."""

        abstract = True

    def withheld_from(self, actor: Any) -> bool:
        """Whether this row keeps itself from an `Actor` whom the rules would let in."""
        return False

    def belongs_to(self, body_id: int) -> bool:
        """Whether this row is the body's own: a provider's activity."""
        return False

    def save_over(self, expected: int, **values: Any) -> None:
        """Write the values if the row is still at the version that was read; else raise."""
        rows = type(self)._base_manager.filter(pk=self.pk, version=expected)
        if rows.update(version=F("version") + 1, **values) != 1:
            self.refresh_from_db()
            raise VersionConflict(self)
        self.refresh_from_db()
