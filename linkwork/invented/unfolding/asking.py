"""Measures: at the start, on the way and at the end, or the reason why there is none."""

from datetime import date, timedelta
from random import Random

from linkwork.invented.unfolding.calendar import Days, Told
from linkwork.invented.unfolding.setting import Record
from linkwork.practice.connections.models import Connection
from linkwork.practice.facts.models import GPContacts
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Referral

Item, Point = Measure.Item, Measure.Point
HEALTH = {"better": 1, "same": 2, "worse": 3}
BEFORE_GOING = ("activity_fits_goal", "at_ease_about_going", "place_for_people_like_me")
ON_THE_WAY = (
    "leader_skill",
    "setting_suits",
    "had_choice",
    "belonging",
    "confidence_to_go_alone",
    "groups_joined",
)
MONTH = timedelta(28)
HALF_A_YEAR = timedelta(183)


class Asked:
    """Keeps answers about one referral, those asked by today."""

    def __init__(self, record: Record, rng: Random, referral: Referral) -> None:
        self.record, self.rng, self.referral = record, rng, referral

    def keep(
        self,
        item: str,
        point: str,
        on: date | None,
        value: float | None,
        *,
        goal: Goal | None = None,
        connection: Connection | None = None,
        missing: str = "",
    ) -> None:
        """Keep an answer, or the reason why there is none, once its day has come."""
        if (value is None and not missing) or not self.record.past(on):
            return
        self.record.make(
            Measure,
            referral=self.referral,
            item=item,
            point=point,
            asked_on=on,
            value=None if value is None else int(value),
            missing=missing,
            mode=self.rng.choice((Measure.Mode.READ_ALOUD, Measure.Mode.PHONE, Measure.Mode.SELF)),
            goal=goal,
            connection=connection,
        )


def at_the_offer(record: Record, rng: Random, told: Told, referral: Referral) -> Asked:
    """What was asked when social prescribing was offered, of those who said no as well."""
    asked, day = Asked(record, rng, referral), told["offered_on"]
    asked.keep(Item.LIFE_SATISFACTION, Point.BASELINE, day, told["life_satisfaction_before"])
    asked.keep(Item.LONELINESS, Point.BASELINE, day, told["loneliness_before"])
    return asked


def measures(
    asked: Asked, told: Told, days: Days, goal: Goal | None, connection: Connection | None
) -> None:
    """Every later answer up to today."""
    asked.keep(Item.WARM_FIRST_CALL, Point.REVIEW, days.reached, told["warm_first_call"])
    heard = days.spoken[min(1, len(days.spoken) - 1)] if days.spoken else None
    asked.keep(Item.FELT_HEARD, Point.REVIEW, heard, told["felt_heard"])
    if goal is not None:
        asked.keep(Item.GOAL, Point.BASELINE, days.planned, goal.now, goal=goal)
    if connection is not None:
        for name in BEFORE_GOING:
            asked.keep(name, Point.REVIEW, days.suggested, told[name], connection=connection)
    if connection is not None and days.came is not None:
        later = min(days.came + MONTH, days.closed)
        for name in ON_THE_WAY:
            asked.keep(name, Point.REVIEW, later, told[name], connection=connection)
        health = HEALTH.get(told["symptoms"] or "")
        asked.keep(Item.SYMPTOMS, Point.REVIEW, later, health, connection=connection)
    _at_the_end(asked, told, days, goal)


def _at_the_end(asked: Asked, told: Told, days: Days, goal: Goal | None) -> None:
    after = told["life_satisfaction_after"]
    missing = "" if after is not None else told["outcome_missing_because"]
    end = days.closed
    asked.keep(Item.LIFE_SATISFACTION, Point.CLOSE, end, after, missing=missing)
    asked.keep(Item.LONELINESS, Point.CLOSE, end, told["loneliness_after"])
    if goal is not None and goal.now is not None and told["goal_progress"] is not None:
        asked.keep(Item.GOAL, Point.CLOSE, end, goal.now + told["goal_progress"], goal=goal)


def at_the_practice(record: Record, told: Told, days: Days, referral: Referral) -> None:
    """What the practice counted: before the referral, and six months from the first contact."""
    before, after = told["gp_contacts_before"], told["gp_contacts_after"]
    if days.reached is None or not record.past(days.reached + HALF_A_YEAR):
        after = None
    if before is None and after is None:
        return
    record.make(
        GPContacts,
        referral=referral,
        before=None if before is None else int(before),
        after=None if after is None else int(after),
        source="invented",
        loaded_on=record.setting.today,
    )
