"""The moves of an entry: published, confirmed, closed for now, withdrawn. Each is kept."""

from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards, moves
from linkwork.practice.directory.models import Activity, ActivityEvent

State = Activity.State


@transaction.atomic
def publish(*, activity: Activity, by: Actor) -> Activity:
    """Show a draft to everybody; it is suggested once somebody has confirmed it."""
    return _move(activity, State.PUBLISHED, by)


@transaction.atomic
def confirm(*, activity: Activity, on: date, by: Actor, assured_by: str = "") -> Activity:
    """Say that the entry is right, as of a day; what was closed for now is open again."""
    return _move(
        activity,
        State.CONFIRMED,
        by,
        closed_until_on=None,
        assured_on=on,
        assured_by=assured_by or by.name,
    )


@transaction.atomic
def close_for_now(
    *, activity: Activity, reason: str, by: Actor, until_on: date | None = None, words: str = ""
) -> Activity:
    """It does not run at present; nobody is sent until somebody confirms that it does again."""
    return _move(activity, State.CLOSED, by, reason=reason, words=words, closed_until_on=until_on)


@transaction.atomic
def withdraw(*, activity: Activity, reason: str, by: Actor, words: str = "") -> Activity:
    """Take it out of the directory, for good; its connections keep their story."""
    return _move(activity, State.WITHDRAWN, by, reason=reason, words=words)


def _move(
    activity: Activity, after: State, by: Actor, *, reason: str = "", words: str = "", **values: Any
) -> Activity:
    """Make one allowed move, keep it, and keep what a search looks at."""
    before = State(activity.state)
    moves.check(before, after, reason)
    activity.save_over(activity.version, state=after, state_reason=reason, **values)
    ActivityEvent.objects.create(
        activity=activity,
        by_words=by.name,
        before=before,
        after=after,
        reason=reason,
        text=words[:300],
    )
    cards.write([activity])
    audit.record(by=by, action=Action.AMEND, verb=f"activity {after.value}", on=activity)
    return activity
