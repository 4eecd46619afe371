"""What was said and done with a person is written down once, and amended only as a new version."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.referrals.moves import NotAllowed

AMENDABLE = ("on", "way", "result", "minutes", "place", "what_matters", "note", "level")


@transaction.atomic
def log_contact(
    *,
    case: Case,
    way: str,
    result: str,
    next_step: str,
    next_step_on: date,
    by: Actor,
    on: date | None = None,
    minutes: int | None = None,
    place: str = "",
    note: str = "",
    level: str = Contact.Level.TEAM,
    what_matters: bool | None = None,
) -> Contact:
    """Write down a contact or an attempt, and what happens next; the case moves with it."""
    if case.state == Case.State.CLOSED:
        raise NotAllowed("This case is closed. Refer the person again to start anew.")
    if not next_step.strip():
        raise NotAllowed("Say what happens next, so that nobody is left waiting for no one.")
    on = on or timezone.localdate()
    contact = Contact.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        on=on,
        way=Contact.Way(way),
        result=Contact.Result(result),
        minutes=minutes,
        place=place,
        note=note,
        level=Contact.Level(level),
        what_matters=what_matters,
        next_step=next_step,
        next_step_on=next_step_on,
        made_by=by.user or case.link_worker,
        logged_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="contact logged", on=contact)
    case.save_over(case.version, next_step=next_step, next_step_on=next_step_on)
    _move_with(case, contact, by)
    return contact


def _move_with(case: Case, contact: Contact, by: Actor) -> None:
    """A first attempt makes a case one we try to reach; a first conversation makes it open."""
    if case.state == Case.State.NEW:
        move(thing=case, to=Case.State.CONTACTING, by=by, on=contact.on)
    if case.state == Case.State.CONTACTING and contact.result == Contact.Result.REACHED:
        move(thing=case, to=Case.State.ACTIVE, by=by, on=contact.on)


@transaction.atomic
def amend_contact(*, contact: Contact, because: str, by: Actor, **values: Any) -> Contact:
    """Write a newer version of one's own contact, with the reason; the older one stays."""
    if by.user is None or contact.made_by_id != by.user.pk:
        raise NotAllowed("Only whoever wrote a contact may amend it. Log a new one beside it.")
    if contact.amended_by.exists():
        raise NotAllowed("There is a newer version of this already. Amend that one.")
    if not because.strip():
        raise NotAllowed("Give a reason for the change.")
    kept = {name: getattr(contact, name) for name in AMENDABLE}
    newer = Contact.objects.create(
        organisation=contact.organisation,
        subject=contact.subject,
        case=contact.case,
        **{**kept, **{name: values[name] for name in AMENDABLE if name in values}},
        next_step=contact.next_step,
        next_step_on=contact.next_step_on,
        made_by=by.user,
        logged_at=timezone.now(),
        amends=contact,
        amended_because=because,
    )
    audit.record(by=by, action=Action.AMEND, verb="contact amended", on=newer)
    return newer
