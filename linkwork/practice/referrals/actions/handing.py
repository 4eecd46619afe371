"""Gives a case to another link worker, with what they need to know."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.practice.referrals import relations
from linkwork.practice.referrals.models import Case, LinkWorkerSpell, Task
from linkwork.practice.referrals.moves import NotAllowed


@transaction.atomic
def hand_over(
    *, case: Case, to: User, note: str, by: Actor, on: date | None = None
) -> LinkWorkerSpell:
    """Give the case, and what was still to be done in it, to another link worker."""
    if case.state == Case.State.CLOSED:
        raise NotAllowed("This case is closed.")
    if to.pk == case.link_worker_id:
        raise NotAllowed("This link worker holds the case already.")
    if not note.strip():
        raise NotAllowed("Write what the next link worker needs to know.")
    day = on or timezone.localdate()
    before = case.link_worker
    LinkWorkerSpell.objects.filter(case=case, to_on__isnull=True).update(to_on=day)
    spell = LinkWorkerSpell.objects.create(
        case=case, link_worker=to, from_on=day, note=note, handed_by=by.user
    )
    case.save_over(case.version, link_worker=to)
    for task in Task.objects.filter(case=case, owner=before, state=Task.State.OPEN):
        task.save_over(task.version, owner=to)
    relations.on_assignment(case.referral, to)
    audit.record(by=by, action=Action.AMEND, verb="case handed over", on=case)
    return spell
