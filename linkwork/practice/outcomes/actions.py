"""Keeping answers, and the reason where there is none. Every write to the table passes here."""

from datetime import date

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections.models import Connection
from linkwork.practice.outcomes.instruments import QUESTIONS
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

Item, Point, Missing, Mode = Measure.Item, Measure.Point, Measure.Missing, Measure.Mode


class NotAnAnswer(ValueError):
    """Neither an answer on the scale nor a reason for having none; the message says which."""


@transaction.atomic
def record(
    *,
    case: Case,
    item: str,
    point: str,
    by: Actor,
    value: int | None = None,
    missing: str = "",
    on: date | None = None,
    mode: str = Mode.READ_ALOUD,
    connection: Connection | None = None,
    goal: Goal | None = None,
) -> Measure:
    """Keep one answer, or the reason why there is none: one of the two, never both."""
    asked, when = Item(item), Point(point)
    _check(asked, value, missing)
    if asked is Item.GOAL and when is not Point.BASELINE and goal is not None:
        _keep_goal_at_start(case, goal, by)
    measure = Measure.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        connection=connection,
        goal=goal,
        item=asked,
        point=when,
        asked_on=on or today(),
        value=value,
        missing=missing,
        mode=Mode(mode),
    )
    verb = f"{asked.value} {'answered' if value is not None else 'missing'}"
    audit.record(by=by, action=Action.CREATE, verb=verb, on=measure)
    return measure


def _check(item: Measure.Item, value: int | None, missing: str) -> None:
    question = QUESTIONS[item]
    if (value is None) == (not missing):
        raise NotAnAnswer("Give an answer, or the reason why there is none.")
    if missing and missing not in Missing.values:
        raise NotAnAnswer(f"A reason is one of: {', '.join(Missing.values)}.")
    if value is not None and not question.takes(value):
        raise NotAnAnswer(
            f"{item.label} runs from {question.lowest} to {question.highest}, not {value}."
        )


def _keep_goal_at_start(case: Case, goal: Goal, by: Actor) -> None:
    """Where the person stood when the plan was made is the answer to compare with."""
    first = Measure.objects.filter(referral=case.referral, item=Item.GOAL, point=Point.BASELINE)
    if goal.now is None or first.exists():
        return
    record(
        case=case,
        item=Item.GOAL,
        point=Point.BASELINE,
        value=goal.now,
        on=goal.plan.agreed_on or case.opened_on,
        goal=goal,
        by=by,
    )
