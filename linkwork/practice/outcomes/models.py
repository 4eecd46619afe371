"""Measures: when each was asked and how, its answers and scores, and the reason where missing."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.connections.models import Connection
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case, Referral


class Setting(Protected):
    """What the service decided of an instrument: licence, wording, on or off. Never overwritten."""

    kind: ClassVar[str] = "instrument"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    instrument = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    on = models.BooleanField()
    holds_licence = models.BooleanField(default=False)
    licence = models.CharField(max_length=200, blank=True)  # its number, or where it is kept
    wording = models.JSONField(default=dict)
    set_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField()

    class Meta:
        """Decisions on an instrument are numbered from 1; the latest holds."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "instrument", "number"], name="instrument_setting"
            )
        ]


class Measure(Protected):
    """One answer to one item of an instrument, on one day."""

    kind: ClassVar[str] = "measure"
    tier: ClassVar[Tier] = Tier.PLAN

    class Item(models.TextChoices):
        """What is asked. Wording and scales are in `outcomes.instruments`."""

        LIFE_SATISFACTION = "life_satisfaction", "Life satisfaction (ONS4)"
        WORTHWHILE = "worthwhile", "Worthwhile (ONS4)"
        HAPPY = "happy", "Happy yesterday (ONS4)"
        ANXIOUS = "anxious", "Anxious yesterday (ONS4)"
        LONELINESS = "loneliness", "Loneliness (UCLA-3 score)"
        GOAL = "goal", "Own goal"
        WARM_FIRST_CALL = "warm_first_call", "How warm the first call was"
        FELT_HEARD = "felt_heard", "Felt heard"
        ACTIVITY_FITS_GOAL = "activity_fits_goal", "The activity fits the goal"
        AT_EASE_ABOUT_GOING = "at_ease_about_going", "At ease about going"
        PLACE_FOR_PEOPLE_LIKE_ME = "place_for_people_like_me", "A place for people like me"
        LEADER_SKILL = "leader_skill", "The leader's skill"
        SETTING_SUITS = "setting_suits", "The setting suits"
        SYMPTOMS = "symptoms", "Health since starting"  # 1 better, 2 same, 3 worse
        HAD_CHOICE = "had_choice", "Choice over how to take part"
        BELONGING = "belonging", "Belonging"
        CONFIDENCE_TO_GO_ALONE = "confidence_to_go_alone", "Confidence to go alone"
        GROUPS_JOINED = "groups_joined", "Groups joined since"
        FELT_SAFE = "felt_safe", "Felt safe"

    class Point(models.TextChoices):
        """When in the journey."""

        BASELINE = "baseline", "At the start"
        REVIEW = "review", "At review"
        CLOSE = "close", "At the end"
        THREE_MONTHS = "3-months", "Three months after"
        SIX_MONTHS = "6-months", "Six months after"

    class Mode(models.TextChoices):
        """How it was asked; reading aloud makes answers kinder."""

        SELF = "self", "Answered alone"
        READ_ALOUD = "read aloud", "Read aloud"
        PHONE = "phone", "By phone"
        PROXY = "proxy", "Someone answered for them"

    class Missing(models.TextChoices):
        """Why there is no answer; the codes are the choices of `outcome_missing_because`."""

        NOT_ASKED = "not_asked", "Not asked"
        DECLINED = "declined", "Preferred not to say"
        NOT_REACHED = "not_reached", "Could not be reached"
        TOO_EARLY = "too_early", "Too early"
        DIED = "died", "Died"
        OTHER = "other", "Another reason"

    # Of the referral, not the case: what was asked when offering is kept of those who decline too.
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="measures")
    connection = models.ForeignKey(
        Connection, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    item = models.CharField(max_length=30, choices=Item.choices)
    point = models.CharField(max_length=10, choices=Point.choices)
    asked_on = models.DateField()
    value = models.SmallIntegerField(null=True, blank=True)
    missing = models.CharField(max_length=20, choices=Missing.choices, blank=True)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.READ_ALOUD)
    answered_by = models.CharField(max_length=60, blank=True)  # who, where not asked by staff

    class Meta:
        """An answer or a reason, never both or neither."""

        constraints = [
            models.CheckConstraint(
                name="measure_value_or_reason",
                condition=(
                    models.Q(value__isnull=False, missing="")
                    | (models.Q(value__isnull=True) & ~models.Q(missing=""))
                ),
            )
        ]
        indexes = [models.Index(fields=["referral", "item", "point"])]


class Administration(Protected):
    """One instrument asked on one day: every answer as it was given, or why it was not asked."""

    kind: ClassVar[str] = "measure"
    tier: ClassVar[Tier] = Tier.PLAN

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="administrations")
    instrument = models.CharField(max_length=20)
    wording = models.PositiveSmallIntegerField()  # the number of the setting asked from; 0: ours
    point = models.CharField(max_length=10, choices=Measure.Point.choices)
    asked_on = models.DateField()
    answers = models.JSONField(default=dict)  # item or area -> answer; what is not there is missing
    missing = models.CharField(max_length=20, choices=Measure.Missing.choices, blank=True)
    mode = models.CharField(max_length=12, choices=Measure.Mode.choices)
    answered_by = models.CharField(max_length=60, blank=True)

    class Meta:
        """Read by person and instrument."""

        indexes = [models.Index(fields=["referral", "instrument", "point"])]


class Score(Protected):
    """One score of an administration, and the scorer that gave it, in its version."""

    kind: ClassVar[str] = "measure"
    tier: ClassVar[Tier] = Tier.PLAN

    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="scores"
    )
    scale = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=5, decimal_places=2)
    scored_by = models.CharField(max_length=60)

    class Meta:
        """One value of each scale."""

        constraints = [
            models.UniqueConstraint(fields=["administration", "scale"], name="one_score")
        ]


class Invitation(Protected):
    """Questions that the person was asked to answer by themselves, on their page."""

    kind: ClassVar[str] = "measure"
    tier: ClassVar[Tier] = Tier.PLAN

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="invitations")
    sheet = models.CharField(max_length=20)
    point = models.CharField(max_length=10, choices=Measure.Point.choices)
    sent_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        """Asked once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["case", "sheet", "point"],
                condition=models.Q(answered_on__isnull=True),
                name="one_open_invitation",
            )
        ]
