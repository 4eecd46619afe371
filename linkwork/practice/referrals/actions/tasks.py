"""Something to do about a case, by somebody, by a day: added, done, or dropped with a reason."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User, VersionConflict
from linkwork.access.roles import Action
from linkwork.practice.referrals.models import Case, Task
from linkwork.practice.referrals.moves import NotAllowed


@transaction.atomic
def add_task(*, case: Case, words: str, due_on: date, by: Actor, owner: User | None = None) -> Task:
    """Keep what is to be done; the link worker does it unless somebody else is named."""
    if case.state == Case.State.CLOSED:
        raise NotAllowed("This case is closed: nothing more is done in it.")
    if not words.strip():
        raise NotAllowed("Say what is to be done.")
    task = Task.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        words=words.strip(),
        due_on=due_on,
        owner=owner or case.link_worker,
        made_by=by.user,
        made_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="task added", on=task)
    return task


@transaction.atomic
def finish_task(*, task: Task, by: Actor, words: str = "") -> Task:
    """Say that it is done, and what came of it. Only somebody says so, never a timer."""
    if by.user is None and by.link is None:
        raise NotAllowed("Somebody has to say that it is done.")
    return _end(task, Task.State.DONE, words, by)


@transaction.atomic
def drop_task(*, task: Task, reason: str, by: Actor) -> Task:
    """Say that it need not be done, and why."""
    if not reason.strip():
        raise NotAllowed("Say why it need not be done.")
    return _end(task, Task.State.DROPPED, reason, by)


def _end(task: Task, state: Task.State, words: str, by: Actor) -> Task:
    if task.state != Task.State.OPEN:
        raise NotAllowed("This is done or dropped already.")
    ended = {"state": state, "ending_words": words.strip(), "ended_at": timezone.now()}
    try:
        task.save_over(task.version, ended_by=by.user, **ended)
    except VersionConflict as late:
        raise NotAllowed("Somebody else has just changed this. Look at it again.") from late
    audit.record(by=by, action=Action.AMEND, verb=f"task {state}", on=task)
    return task
