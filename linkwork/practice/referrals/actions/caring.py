"""Looks after a case from its first step to its ending."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.practice.referrals import closing, relations
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
    """Wait at the person's wish, until a day."""
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
    for state in way_to_closed(case.state, ending):
        last = state == Case.State.CLOSED
        move(thing=case, to=state, reason=words if last else "", by=by, on=on)
    case.save_over(
        case.version,
        closed_on=day,
        ending=ending,
        ending_words=words,
        next_step="",
        next_step_on=None,
        hold_until_on=None,
    )
    LinkWorkerSpell.objects.filter(case=case, to_on__isnull=True).update(to_on=day)
    audit.record(by=by, action=Action.AMEND, verb="case ending kept", on=case)
    return case


@transaction.atomic
def hand_over(
    *, case: Case, to: User, note: str, by: Actor, on: date | None = None
) -> LinkWorkerSpell:
    """Give the case to another link worker, with what they need to know."""
    if case.state == Case.State.CLOSED:
        raise NotAllowed("This case is closed.")
    if to.pk == case.link_worker_id:
        raise NotAllowed("This link worker holds the case already.")
    if not note.strip():
        raise NotAllowed("Write what the next link worker needs to know.")
    day = on or timezone.localdate()
    LinkWorkerSpell.objects.filter(case=case, to_on__isnull=True).update(to_on=day)
    spell = LinkWorkerSpell.objects.create(case=case, link_worker=to, from_on=day, note=note)
    case.save_over(case.version, link_worker=to)
    relations.on_assignment(case.referral, to)
    audit.record(by=by, action=Action.AMEND, verb="case handed over", on=case)
    return spell
