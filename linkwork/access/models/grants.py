"""Standing relations to a person's (or a review's) records: given by an act, ended by an act."""

from django.db import models
from django.db.models import Q

from linkwork.access.models.organisations import Organisation, Team
from linkwork.access.models.staff import User
from linkwork.access.roles import Relation


class Grant(models.Model):
    """One user, team or body stands in a relation to one subject, or to one thing of theirs."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField()
    about = models.UUIDField(null=True, blank=True)
    relation = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Relation])
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE)
    body = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="grants"
    )
    since_at = models.DateTimeField(auto_now_add=True)
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Read by holder (whose records may I see) and by subject (who may see these)."""

        indexes = [
            models.Index(fields=["user", "relation"]),
            models.Index(fields=["body", "relation"]),
            models.Index(fields=["team", "relation"]),
            models.Index(fields=["subject"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="grant_has_one_holder",
                condition=(
                    Q(user__isnull=False, team__isnull=True, body__isnull=True)
                    | Q(user__isnull=True, team__isnull=False, body__isnull=True)
                    | Q(user__isnull=True, team__isnull=True, body__isnull=False)
                ),
            )
        ]
