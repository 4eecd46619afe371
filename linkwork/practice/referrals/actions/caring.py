"""Looks after a case from its first step to its ending, and says truthfully how it ended."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.referrals import closing
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.models import Case, LinkWorkerSpell
from linkwork.practice.referrals.moves import NotAllowed, way_to_closed


@transaction.atomic
def plan_next(*, case: Case, next_step: str, next_step_on: date, by: Actor) -> Case:
    """Say what happens next and by when."""
    if case.state == Case.State.CLOSED:
        raise NotAllowed("This case is closed: nothing more is planned in it.")
    case.save_over(case.version, next_step=next_step, next_step_on=next_step_on)
    audit.record(by=by, action=Action.AMEND, verb="next step planned", on=case)
    return case


@transaction.atomic
def hold(*, case: Case, reason: str, until_on: date, by: Actor, on: date | None = None) -> Case:
    """Wait at the person's wish, until a day to come."""
    if until_on <= (on or timezone.localdate()):
        raise NotAllowed("Say until which day to come the person wants to wait.")
    step = {"next_step": "Ask whether to go on", "next_step_on": until_on}
    values = {"hold_until_on": until_on, **step}
    move(thing=case, to=Case.State.ON_HOLD, reason=reason, by=by, on=on, **values)
    return case


@transaction.atomic
def resume(*, case: Case, by: Actor, on: date | None = None) -> Case:
    """Go on after a hold."""
    move(thing=case, to=Case.State.ACTIVE, by=by, on=on, hold_until_on=None)
    return case


@transaction.atomic
def start_closing(*, case: Case, by: Actor, on: date | None = None) -> Case:
    """Begin to end the work: what is left to do before closing is on the closing page."""
    move(thing=case, to=Case.State.CLOSING, by=by, on=on)
    return case


@transaction.atomic
def close(
    *,
    case: Case,
    ending: str,
    words: str,
    open_connections: int,
    outcome_asked: bool,
    referrer_told: bool,
    by: Actor,
    on: date | None = None,
) -> Case:
    """End a case truthfully; `NotAllowed` names everything that stands in the way."""
    day = on or timezone.localdate()
    ready = closing.Readiness(open_connections, outcome_asked, referrer_told)
    if case.state != Case.State.CLOSED:
        in_the_way = closing.obstacles(case, ending, words, ready, day)
        if in_the_way:
            raise NotAllowed(" ".join(in_the_way))
    done: dict[str, Any] = {"closed_on": day, "ending": ending, "ending_words": words}
    done |= {"next_step": "", "next_step_on": None, "hold_until_on": None}
    for state in way_to_closed(case.state, ending):
        last = state == Case.State.CLOSED
        told = {"reason": words, **done} if last else {}
        move(thing=case, to=state, by=by, on=on, **told)
    LinkWorkerSpell.objects.filter(case=case, to_on__isnull=True).update(to_on=day)
    audit.record(by=by, action=Action.AMEND, verb="case ending kept", on=case)
    return case
