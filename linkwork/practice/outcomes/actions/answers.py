"""Keeping answers, and the reason where there is none."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections.models import Connection
from linkwork.practice.outcomes import queries
from linkwork.practice.outcomes.actions.scoring import administer, not_asked
from linkwork.practice.outcomes.catalogue import WHEEL
from linkwork.practice.outcomes.instruments import QUESTIONS
from linkwork.practice.outcomes.models import Invitation, Measure
from linkwork.practice.outcomes.refusals import NotAnAnswer
from linkwork.practice.outcomes.sheets import Sheet
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.models import Goal, Rating
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

Item, Point, Missing, Mode = Measure.Item, Measure.Point, Measure.Missing, Measure.Mode


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
    if asked is Item.GOAL and goal is not None and value is not None:
        _rate(goal, value, on, by, mode)
    return _write(
        case,
        connection=connection,
        goal=goal,
        item=asked,
        point=when,
        asked_on=on or today(),
        value=value,
        missing=missing,
        mode=Mode(mode),
        by=by,
    )


@transaction.atomic
def keep(
    *,
    case: Case,
    sheet: Sheet,
    answers: Mapping[str, int | None],
    point: str,
    mode: str,
    by: Actor,
    reasons: Mapping[str, str] | None = None,
    skipped: str = "",
    on: date | None = None,
) -> int:
    """Keep what was answered on a sheet, and why not; answer how many answers were given.

    `skipped` is the reason why none of it was asked; `reasons` are those of single questions.
    """
    given = {name: value for name, value in answers.items() if value is not None}
    if sheet.scored:
        told: dict[str, Any] = {
            "instrument": sheet.code,
            "point": point,
            "mode": mode,
            "by": by,
            "on": on,
        }
        if skipped or not given:
            not_asked(case=case, missing=skipped or Missing.NOT_ASKED, **told)
        else:
            administer(case=case, answers=_called(sheet, given), **told)
    else:
        for question in sheet.questions:
            value = None if skipped else given.get(question.name)
            why = skipped or (reasons or {}).get(question.name) or Missing.NOT_ASKED.value
            record(
                case=case,
                item=question.name,
                point=point,
                value=value,
                missing="" if value is not None else why,
                mode=mode,
                connection=queries.only_open_connection(case),
                on=on,
                by=by,
            )
    _settle_invitation(case, sheet, point, on)
    return 0 if skipped else len(given)


def _called(sheet: Sheet, given: Mapping[str, int]) -> dict[str, int]:
    """Answers by item; those of the wheel by the words of their area."""
    if sheet.code != WHEEL:
        return dict(given)
    words = {question.name: question.text for question in sheet.questions}
    return {words[name]: value for name, value in given.items()}


def _settle_invitation(case: Case, sheet: Sheet, point: str, on: date | None) -> None:
    rows = Invitation.objects.filter(case=case, sheet=sheet.code, point=point)
    rows.filter(answered_on__isnull=True).update(answered_on=on or today())


def _rate(goal: Goal, value: int, on: date | None, by: Actor, mode: str) -> None:
    """The plan knows every time that its goals were rated."""
    moment = Rating.Moment.SELF if mode == Mode.SELF else Rating.Moment.MEASURE
    plans.rate(goal=goal, now=value, on=on, by=by, moment=moment)


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
    first = Measure.objects.filter(
        referral=case.referral, item=Item.GOAL, point=Point.BASELINE, goal__thread=goal.thread
    )
    at_start = Rating.objects.filter(thread=goal.thread).order_by("on", "pk").first()
    now = at_start.now if at_start else goal.now
    if now is None or first.exists():
        return
    _write(
        case,
        item=Item.GOAL,
        point=Point.BASELINE,
        value=now,
        asked_on=at_start.on if at_start else goal.plan.agreed_on or case.opened_on,
        goal=goal,
        by=by,
    )


def _write(case: Case, *, by: Actor, **values: Any) -> Measure:
    """Keep one row, and say so."""
    measure = Measure.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        answered_by="" if by.user else by.name[:60],
        **values,
    )
    verb = f"{measure.item} {'answered' if measure.value is not None else 'missing'}"
    audit.record(by=by, action=Action.CREATE, verb=verb, on=measure)
    return measure
