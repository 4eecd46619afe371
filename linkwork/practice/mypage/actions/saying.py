"""The person says how it went, puts something right, or asks for something."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage import moves
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day, today, working_days_after

About, Said = Suggestion.About, Reflection.Said
SOON, USUAL = 2, 5  # working days
# What needs no words of its own to be understood.
PLAIN = (About.CALL, About.SESSION)
# What waits among the link worker's tasks, and in which words.
TASKS = {
    About.CALL: "Ring them: they asked for a call back on their page",
    About.SESSION: "They cannot make a session: talk about another day",
}


@transaction.atomic
def reflect(
    *,
    connection: Connection,
    said: str,
    by: Actor,
    session_on: date | None = None,
    how: int | None = None,
    words: str = "",
) -> Reflection:
    """Keep what the person says of one session; where they cannot come, somebody talks to them."""
    if how is not None and not 0 <= how <= 10:
        raise moves.NotAllowed("Choose a number from 0 to 10.")
    reflection = Reflection.objects.create(
        organisation=connection.organisation,
        subject=connection.subject,
        case=connection.case,
        connection=connection,
        session_on=session_on,
        said=Said(said),
        how=how,
        words=words.strip(),
        said_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb="reflection written", on=reflection)
    if reflection.said == Said.CANNOT:
        ask(
            case=connection.case,
            about=About.SESSION,
            connection=connection,
            text=f"On {day(session_on)}. {words}".strip() if session_on else words,
            by=by,
        )
    return reflection


@transaction.atomic
def ask(
    *, case: Case, about: str, by: Actor, text: str = "", connection: Connection | None = None
) -> Suggestion:
    """Keep what the person asks for, until the link worker answers; the same once only."""
    kind, words = About(about), text.strip()
    if not words and kind not in PLAIN:
        raise moves.NotAllowed("Write what you would like to say.")
    same = Suggestion.objects.filter(
        case=case, about=kind, text=words, connection=connection, state=Suggestion.State.NEW
    )
    held = same.exclude(task__state__in=("done", "dropped")).first()
    if held is not None:
        return held
    due = _answer_by(kind)
    task = None
    if kind in TASKS:
        task = referrals.add_task(
            case=case, words=TASKS[kind], due_on=due, owner=case.link_worker, by=by
        )
    suggestion = Suggestion.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        connection=connection,
        task=task,
        about=kind,
        text=words,
        said_at=timezone.now(),
        answer_by_on=due,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"asked: {kind.value}", on=suggestion)
    return suggestion


def _answer_by(kind: Suggestion.About) -> date:
    """When the person can expect an answer."""
    return working_days_after(today(), SOON if kind in TASKS else USUAL)


@transaction.atomic
def take_back(*, suggestion: Suggestion, by: Actor) -> Suggestion:
    """The person no longer asks for it."""
    after = Suggestion.State.TAKEN_BACK
    moves.check(Suggestion.State(suggestion.state), after)
    suggestion.save_over(suggestion.version, state=after, answered_at=timezone.now())
    if suggestion.task is not None and suggestion.task.state == suggestion.task.State.OPEN:
        referrals.drop_task(task=suggestion.task, reason="They took it back on their page", by=by)
    audit.record(by=by, action=Action.AMEND, verb="request taken back", on=suggestion)
    return suggestion


@transaction.atomic
def rate(*, goal: Goal, now: int, by: Actor) -> Goal:
    """The person says where they stand on a goal today."""
    if not 0 <= now <= 10:
        raise moves.NotAllowed("Choose a number from 0 to 10.")
    plans.rate(goal=goal, now=now, on=today(), by=by)
    return goal
