"""Keeping an instrument of several items: its answers as given, and its scores."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.outcomes import queries, scorers
from linkwork.practice.outcomes.catalogue import AREA_ENDS, INSTRUMENTS, UCLA3, WHEEL
from linkwork.practice.outcomes.models import Administration, Measure, Score
from linkwork.practice.outcomes.refusals import NotAllowed, NotAnAnswer
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

Point, Mode, Missing = Measure.Point, Measure.Mode, Measure.Missing
WHEEL_SCORED_BY = "each area alone, 1"


@transaction.atomic
def administer(
    *,
    case: Case,
    instrument: str,
    point: str,
    answers: Mapping[str, int],
    mode: str,
    by: Actor,
    on: date | None = None,
) -> Administration:
    """Keep the answers to an instrument, and score them; what is not there is missing."""
    number, scores, scored_by = _scored(case, instrument, answers)
    told = {"point": Point(point), "mode": Mode(mode), "asked_on": on or today()}
    made = _write(case, instrument, number, by=by, answers=dict(answers), **told)
    for scale, value in scores.items():
        Score.objects.create(
            organisation=made.organisation,
            subject=made.subject,
            administration=made,
            scale=scale,
            value=value,
            scored_by=scored_by,
        )
    if instrument == UCLA3.code and UCLA3.main in scores:
        _as_one_measure(made, int(scores[UCLA3.main]))
    audit.record(by=by, action=Action.CREATE, verb=f"{instrument} answered", on=made)
    return made


@transaction.atomic
def not_asked(
    *,
    case: Case,
    instrument: str,
    point: str,
    missing: str,
    mode: str,
    by: Actor,
    on: date | None = None,
) -> Administration:
    """Keep why an instrument was not answered at all."""
    if missing not in Missing.values:
        raise NotAnAnswer(f"A reason is one of: {', '.join(Missing.values)}.")
    number, _, _ = _scored(case, instrument, {})
    told = {"point": Point(point), "mode": Mode(mode), "asked_on": on or today()}
    made = _write(case, instrument, number, by=by, missing=missing, **told)
    audit.record(by=by, action=Action.CREATE, verb=f"{instrument} missing", on=made)
    return made


def _scored(case: Case, code: str, answers: Mapping[str, int]) -> tuple[int, scorers.Scores, str]:
    """The number of the wording, the scores, and what gave them; refuses what may not be asked."""
    if code == WHEEL:
        number, areas = queries.areas(case.organisation)
        return number, _wheel(answers, areas), WHEEL_SCORED_BY
    held = queries.setting(case.organisation, code)
    if code not in INSTRUMENTS or held is None or not queries.may_ask(case.organisation, code):
        raise NotAllowed("This instrument is not open here: its licence and wording come first.")
    instrument = INSTRUMENTS[code]
    given = [answers.get(f"item_{place}") for place in range(1, instrument.items + 1)]
    stray = set(answers) - {f"item_{place}" for place in range(1, instrument.items + 1)}
    if stray:
        raise NotAnAnswer(f"This instrument does not ask {min(stray)}.")
    try:
        scorers.check(given, instrument.scales)
    except scorers.NotOnTheScale as wrong:
        raise NotAnAnswer(str(wrong)) from wrong
    return held.number, instrument.score(given), instrument.scored_by


def _wheel(answers: Mapping[str, int], areas: list[str]) -> scorers.Scores:
    """Each area by itself; there is no whole."""
    lowest, highest = AREA_ENDS
    for area, value in answers.items():
        if area not in areas:
            raise NotAnAnswer(f"The wheel has no area “{area}”.")
        if not lowest <= value <= highest:
            raise NotAnAnswer(f"An area runs from {lowest} to {highest}, not {value}.")
    return {area: Decimal(value) for area, value in answers.items()}


def _write(case: Case, instrument: str, number: int, *, by: Actor, **values: Any) -> Administration:
    return Administration.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        instrument=instrument,
        wording=number,
        answered_by="" if by.user else by.name[:60],
        **values,
    )


def _as_one_measure(made: Administration, value: int) -> None:
    """The loneliness score is a measure by itself too: reports and studies read that."""
    Measure.objects.create(
        organisation=made.organisation,
        subject=made.subject,
        referral=made.referral,
        item=Measure.Item.LONELINESS,
        point=made.point,
        asked_on=made.asked_on,
        value=value,
        mode=made.mode,
        answered_by=made.answered_by,
    )
