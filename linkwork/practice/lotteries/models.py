"""Lotteries: what was declared, every draw, and who was entered."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import Organisation, Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.connections.models import Connection
from linkwork.practice.lotteries import components
from linkwork.practice.lotteries.drawing import Share
from linkwork.practice.referrals.models import Case


class Lottery(Protected):
    """A scarce component shared out by lot. What is declared does not change afterwards."""

    kind: ClassVar[str] = "lottery"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class State(models.TextChoices):
        """Where the lottery stands."""

        DECLARED = "declared", "Declared"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        STOPPED = "stopped", "Stopped early"
        REVEALED = "revealed", "Revealed"

    class Unit(models.TextChoices):
        """What is drawn."""

        PERSON = "person", "Each person"
        PRACTICE = "practice", "Each practice, with everybody entered from it"

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    component = models.CharField(max_length=30, choices=components.CHOICES)
    why = models.TextField()
    told = models.TextField()  # what people are told before they say yes or no
    unit = models.CharField(max_length=10, choices=Unit.choices, default=Unit.PERSON)
    share_drawn = models.PositiveSmallIntegerField()
    share_of = models.PositiveSmallIntegerField()
    blocks = models.JSONField(default=list)  # how many times `share_of` a block may hold
    strata = models.JSONField(default=list)
    rules = models.JSONField(default=list)  # asked besides what the component always asks
    most = models.PositiveIntegerField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    stops_early = models.TextField(blank=True)  # the rule, where one was declared
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    plan_sha256 = models.CharField(max_length=64)
    seed_sha256 = models.CharField(max_length=64)
    seed = models.CharField(max_length=64, blank=True)  # empty until it is revealed
    state = models.CharField(max_length=10, choices=State.choices, default=State.DECLARED)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A code of its own; one open lottery of a component; some drawn and some not; one end."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="lottery_code"),
            models.UniqueConstraint(
                fields=["organisation", "component"],
                condition=Q(state="open"),
                name="one_open_lottery",
            ),
            models.CheckConstraint(
                condition=Q(share_drawn__gt=0) & Q(share_drawn__lt=F("share_of")),
                name="lottery_share",
            ),
            models.CheckConstraint(
                condition=Q(most__isnull=False) ^ Q(ends_on__isnull=False), name="lottery_one_end"
            ),
            models.CheckConstraint(
                condition=Q(seed="") | Q(state="revealed"), name="lottery_seed_concealed"
            ),
        ]

    @property
    def what(self) -> components.Component:
        """The component that is shared out."""
        return components.COMPONENTS[self.component]

    @property
    def share(self) -> Share:
        """How many are drawn of how many, in which blocks."""
        return Share(self.share_drawn, self.share_of, tuple(self.blocks))


class SealedSeed(models.Model):
    """The seed while it is concealed, sealed with the key that is kept outside the database."""

    lottery = models.OneToOneField(Lottery, on_delete=models.PROTECT, related_name="sealed_seed")
    sealed = models.CharField(max_length=64)


class Draw(models.Model):
    """One place of one stratum and what was drawn for it. Written once; names nobody."""

    lottery = models.ForeignKey(Lottery, on_delete=models.PROTECT, related_name="draws")
    stratum = models.CharField(max_length=200)
    place = models.PositiveIntegerField()
    practice = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    drawn = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        """A place is drawn once, and so is a practice."""

        constraints = [
            models.UniqueConstraint(fields=["lottery", "stratum", "place"], name="draw_once"),
            models.UniqueConstraint(
                fields=["lottery", "practice"],
                condition=Q(practice__isnull=False),
                name="draw_practice_once",
            ),
        ]

    def __str__(self) -> str:
        return "drawn" if self.drawn else "not drawn"


class Entry(Protected):
    """One person asked: entered by lot, given it without a draw, or said no. Written once."""

    kind: ClassVar[str] = "draw"
    tier: ClassVar[Tier] = Tier.PLAN

    class Way(models.TextChoices):
        """What came of asking."""

        LOT = "lot", "Entered"
        GIVEN = "given", "Given without a draw"
        SAID_NO = "said no", "Did not want to be in the lottery"

    class Told(models.TextChoices):
        """How the person was told that it is shared out by lot."""

        IN_PERSON = "in person", "In person"
        PHONE = "phone", "On the phone"
        VIDEO = "video", "On a video call"
        LETTER = "letter", "In a letter they answered"

    lottery = models.ForeignKey(Lottery, on_delete=models.PROTECT, related_name="entries")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lottery_entries")
    connection = models.ForeignKey(
        Connection, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(max_length=10, choices=Way.choices)
    told = models.CharField(max_length=10, choices=Told.choices, blank=True)
    draw = models.ForeignKey(
        Draw, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    reason = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once a case and lottery; a draw where, and only where, it went by lot."""

        verbose_name = "place in a lottery"
        indexes = [models.Index(fields=["case", "way"])]
        constraints = [
            models.UniqueConstraint(fields=["lottery", "case"], name="entry_once"),
            models.CheckConstraint(
                condition=Q(way="lot", draw__isnull=False) | (~Q(way="lot") & Q(draw__isnull=True)),
                name="entry_has_its_draw",
            ),
        ]
