"""What the person says on their own page: how it went, and what they would like changed."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.connections.models import Connection
from linkwork.practice.referrals.models import Case, Task


class Reflection(Protected):
    """What the person says of one session: that they will come, or how it went."""

    kind: ClassVar[str] = "reflection"
    tier: ClassVar[Tier] = Tier.PLAN

    class Said(models.TextChoices):
        """Before the session, or after it."""

        COMING = "coming", "Will be there"
        CANNOT = "cannot", "Cannot make it"
        CAME = "came", "Came"
        DID_NOT = "did not come", "Did not come"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reflections")
    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="reflections")
    session_on = models.DateField(null=True, blank=True)
    said = models.CharField(max_length=15, choices=Said.choices)
    how = models.PositiveSmallIntegerField(null=True, blank=True)  # 0 to 10
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Read by case, what nobody has seen in front."""

        indexes = [models.Index(fields=["case", "seen_at"])]


class Suggestion(Protected):
    """Something the person asks for or puts right; the link worker accepts it, or says why not."""

    kind: ClassVar[str] = "suggestion"
    tier: ClassVar[Tier] = Tier.PLAN

    class About(models.TextChoices):
        """What it is about."""

        MATTERS = "what matters", "What matters to me"
        SUPPORT = "how to support", "How to support me"
        PHONE = "phone", "Telephone"
        EMAIL = "email", "E-mail"
        ADDRESS = "address", "Address"
        NAME = "name", "Name"
        DETAIL = "detail", "Something else about me"
        PLAN = "plan", "My plan"
        SESSION = "session", "A session"
        CALL = "call back", "A call back"
        RECORD = "record", "Who looked at my record"

    class State(models.TextChoices):
        """Where it stands."""

        NEW = "new", "Waits for an answer"
        ACCEPTED = "accepted", "Done"
        DECLINED = "declined", "Not done"
        TAKEN_BACK = "taken back", "Taken back"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suggestions")
    connection = models.ForeignKey(
        Connection, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    task = models.ForeignKey(  # a call back is the link worker's task
        Task, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.CharField(max_length=20, choices=About.choices)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NEW)
    said_at = models.DateTimeField()
    answer_by_on = models.DateField()
    answer = models.CharField(max_length=300, blank=True)  # told to the person
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Read by case, and by what waits."""

        indexes = [models.Index(fields=["case", "state", "answer_by_on"])]
