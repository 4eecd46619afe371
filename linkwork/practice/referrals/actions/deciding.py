"""What triage decides: take the person on, ask the referrer, or say truthfully why not."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.practice.referrals import due, queries, relations
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.models import Case, LinkWorkerSpell, Referral
from linkwork.practice.referrals.moves import NotAllowed

FIRST_STEP = "First call"


@transaction.atomic
def accept(
    *,
    referral: Referral,
    by: Actor,
    link_worker: User | None = None,
    next_step: str = FIRST_STEP,
    on: date | None = None,
) -> Case:
    """Take the person onto a caseload, with a first step that is due when the clock says.

    Somebody who comes back goes on with their story: the case is linked to the one before.
    """
    holder = link_worker or by.user
    if holder is None:
        raise NotAllowed("Say which link worker takes the person on.")
    if referral.agreed is False:
        raise NotAllowed("The person has not agreed. Record that they said no.")
    if queries.open_case(referral.person) is not None:
        raise NotAllowed("This person already has an open case. Tell their link worker instead.")
    move(thing=referral, to=Referral.State.ACCEPTED, by=by, on=on)
    opened_on = on or timezone.localdate()
    case = _open(referral, holder, opened_on, next_step)
    LinkWorkerSpell.objects.create(case=case, link_worker=holder, from_on=opened_on)
    relations.on_decision(referral)
    relations.on_assignment(referral, holder)
    audit.record(by=by, action=Action.CREATE, verb="case opened", on=case)
    return case


def _open(referral: Referral, holder: User, opened_on: date, next_step: str) -> Case:
    try:
        with transaction.atomic():
            return Case.objects.create(
                organisation=referral.organisation,
                subject=referral.person.public_id,
                referral=referral,
                person=referral.person,
                continues=queries.earlier(referral.person),
                link_worker=holder,
                caseload_then=queries.caseload(holder, referral.received_at),
                opened_on=opened_on,
                next_step=next_step,
                next_step_on=referral.due_on,
            )
    except IntegrityError as clash:
        raise NotAllowed("Somebody has just opened a case for this person.") from clash


@transaction.atomic
def send_back(*, referral: Referral, reason: str, by: Actor, on: date | None = None) -> Referral:
    """Ask the referrer a question; the team still watches over the referral."""
    move(thing=referral, to=Referral.State.RETURNED, reason=reason, by=by, on=on)
    return referral


@transaction.atomic
def answer(*, referral: Referral, words: str, by: Actor, on: date | None = None) -> Referral:
    """Write down the referrer's answer, and put the referral back in the queue with a new clock."""
    starts_on = on or timezone.localdate()
    clock = due.first_contact_due(referral.organisation, starts_on)
    move(thing=referral, to=Referral.State.RECEIVED, reason=words, by=by, on=on, due_on=clock)
    return referral


@transaction.atomic
def reject(*, referral: Referral, reason: str, by: Actor, on: date | None = None) -> Referral:
    """Say that this service is not the right one, and why."""
    move(thing=referral, to=Referral.State.REJECTED, reason=reason, by=by, on=on)
    relations.on_decision(referral)
    return referral


@transaction.atomic
def decline(*, referral: Referral, reason: str, by: Actor, on: date | None = None) -> Referral:
    """Keep that the person said no, in their words."""
    move(thing=referral, to=Referral.State.DECLINED, reason=reason, by=by, on=on, agreed=False)
    relations.on_decision(referral)
    return referral


@transaction.atomic
def hear_yes(*, referral: Referral, by: Actor) -> Referral:
    """Keep that the person agreed, where what came in from elsewhere did not say so."""
    if referral.agreed is None:
        referral.save_over(referral.version, agreed=True)
        audit.record(by=by, action=Action.AMEND, verb="agreement heard", on=referral)
    return referral


@transaction.atomic
def withdraw(*, referral: Referral, reason: str, by: Actor, on: date | None = None) -> Referral:
    """Take a referral back at the referrer's wish."""
    move(thing=referral, to=Referral.State.WITHDRAWN, reason=reason, by=by, on=on)
    relations.on_decision(referral)
    return referral
