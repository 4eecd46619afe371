"""Keeps what a link worker and their lead said about a case."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision.models import Talk
from linkwork.practice.supervision.moves import NotAllowed


@transaction.atomic
def write_talk(
    *, case: Case, text: str, agreed_next: str, next_on: date, by: Actor, on: date | None = None
) -> Talk:
    """Write down a talk about a case, and what comes next by when."""
    if by.user is None:
        raise NotAllowed("Somebody writes it down in their own name.")
    if not (text.strip() and agreed_next.strip()):
        raise NotAllowed("Write what was said, and what comes next.")
    talk = Talk.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        case=case,
        on=on or timezone.localdate(),
        text=text,
        agreed_next=agreed_next,
        next_on=next_on,
        made_by=by.user,
        written_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="supervision note written", on=talk)
    return talk
