"""What was said and done with a person."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Role, Tier
from linkwork.practice.referrals.models.cases import Case

if TYPE_CHECKING:
    from linkwork.access.actors import Actor


class Contact(Protected):
    """A call, visit, text or letter, or an attempt at one. Amended only as a new version."""

    kind: ClassVar[str] = "contact"
    tier: ClassVar[Tier] = Tier.NOTE

    class Way(models.TextChoices):
        """How."""

        CALL = "call", "Call"
        VISIT = "visit", "Visit"
        MEETING = "meeting", "Meeting"
        TEXT = "text", "Text"
        LETTER = "letter", "Letter"

    class Result(models.TextChoices):
        """What came of it."""

        REACHED = "reached", "Spoke"
        NO_ANSWER = "no answer", "No answer"
        LEFT_MESSAGE = "left message", "Left a message"
        DID_NOT_ATTEND = "did not attend", "They did not come"

    class Level(models.TextChoices):
        """Who may read the note."""

        SHAREABLE = "shareable", "Can be shared with the person"
        TEAM = "team", "Team"
        RESTRICTED = "restricted", "Restricted"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    result = models.CharField(max_length=20, choices=Result.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    what_matters = models.BooleanField(null=True)  # a what-matters conversation was held
    note = models.TextField(blank=True)
    level = models.CharField(max_length=12, choices=Level.choices, default=Level.TEAM)
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    amended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        """Read by case, newest first. A contact is amended once; then its newer version is."""

        indexes = [models.Index(fields=["case", "on"])]
        constraints = [models.UniqueConstraint(fields=["amends"], name="contact_amended_once")]

    def withheld_from(self, actor: "Actor") -> bool:
        """Keep from the person and carer all but what is shareable; keep a restricted one apart.

        A restricted contact is read by whoever wrote it and by the team's lead.
        """
        if actor.role in (Role.PERSON, Role.PROXY):
            return self.level != self.Level.SHAREABLE
        if self.level != self.Level.RESTRICTED or actor.role in (Role.SYSTEM, Role.TEAM_LEAD):
            return False
        return actor.user is None or actor.user.pk != self.made_by_id
