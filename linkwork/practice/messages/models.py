"""Messages to the referrer: drafted, approved, sent, delivered, filed."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.notices.models import Notice
from linkwork.practice.referrals.models import Referral


class Message(Protected):
    """One short note to the referrer."""

    kind: ClassVar[str] = "message"
    tier: ClassVar[Tier] = Tier.PLAN

    class Subject(models.TextChoices):
        """What the note tells."""

        STARTED = "started", "We have started"
        PLAN = "plan", "The plan"
        CLOSED = "closed", "How it ended"
        DECLINED = "declined", "Not taken up"
        ESCALATION = "escalation", "Urgent: please act"

    class State(models.TextChoices):
        """Where the note stands."""

        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered: opened at the practice"
        FILED = "filed", "Filed in the record"
        FAILED = "failed", "Not delivered"
        NOT_CONSENTED = "not consented", "The person does not want it sent"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="messages")
    about = models.CharField(max_length=10, choices=Subject.choices)
    state = models.CharField(max_length=15, choices=State.choices, default=State.DRAFT)
    text = models.TextField()
    sections = models.JSONField(default=list)  # as they stood when it was approved
    codes = models.JSONField(default=list)
    # Why it went though the person had not agreed: to keep somebody safe. Only when urgent.
    without_leave = models.CharField(max_length=300, blank=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    notice = models.ForeignKey(  # the e-mail that says a note waits
        Notice, null=True, on_delete=models.PROTECT, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    filed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200, blank=True)  # it was not delivered
