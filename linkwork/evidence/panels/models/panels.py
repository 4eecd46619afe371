"""A panel, the people on it, and the rounds in which they are asked."""

from typing import Any, ClassVar

from django.db import models

from linkwork.access.models import Link, Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.records.models import Review

PEOPLE = "People and carers"  # kept apart from everybody whose work it is


class Panel(Protected):
    """A group of people who are asked together, and why they are asked."""

    kind: ClassVar[str] = "panel"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="panels")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)  # told to those who are asked
    why = models.TextField(blank=True)
    choosing = models.TextField(blank=True)  # how the people were chosen, and by whom
    given = models.TextField(blank=True)  # what they were given to read beforehand
    interests = models.TextField(blank=True)  # conflicts, payments, funding
    constituencies = models.JSONField(default=list)
    invented = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """A title is used once in a review."""

        constraints = [models.UniqueConstraint(fields=["review", "title"], name="one_panel_title")]

    def __str__(self) -> str:
        return self.title

    @property
    def apart(self) -> frozenset[str]:
        """The constituencies that are shown apart as long as they can be."""
        return frozenset({PEOPLE} & set(self.constituencies))


class Panellist(Protected):
    """One person on a panel: for which constituency, and where their link goes."""

    kind: ClassVar[str] = "panel"
    tier: ClassVar[Tier] = Tier.PLAN

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="panellists")
    name = models.CharField(max_length=150)
    constituency = models.CharField(max_length=60)
    channel = models.CharField(max_length=5, choices=Link.Channel.choices)
    address = models.CharField(max_length=254)
    added_at = models.DateTimeField()
    invited_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """An address is on a panel once."""

        constraints = [
            models.UniqueConstraint(fields=["panel", "address"], name="one_panellist_address")
        ]


class Round(Protected):
    """One time of asking: how, what about, by which rule, until when."""

    kind: ClassVar[str] = "panel"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", "Being prepared"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        SIGNED = "signed", "Signed"

    class How(models.TextChoices):
        """How it asks."""

        SUGGEST = Method.SUGGEST.value, "Add or reword: no votes yet"
        RANK = Method.RANK.value, "Choose some and put them in order"
        RATE = Method.RATE.value, "Rate each from 1 to 9"
        AGREE = Method.AGREE.value, "Agree with each, or not"

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=200)
    method = models.CharField(max_length=10, choices=How.choices)
    items = models.JSONField(default=list)  # while it is prepared; then the seal's hold
    rule = models.JSONField(default=dict)
    feeds = models.BooleanField(default=True)  # what goes forward is prioritised in the review
    closes_at = models.DateTimeField()
    extended = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Numbered from 1; one is open at a time."""

        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "number"], name="one_round_number"),
            models.UniqueConstraint(
                fields=["panel"], condition=models.Q(state="open"), name="one_open_round"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number} of {self.panel}"

    @property
    def fields(self) -> dict[str, Any]:
        """What the form of a round in preparation shows."""
        return {"question": self.question, "method": self.method, **self.rule}
