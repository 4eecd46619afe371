"""Keeping an entry true: room stated, said to be wrong and settled, sessions called off."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards
from linkwork.practice.directory.models import Activity, Feedback, RoomStatement, Session


@transaction.atomic
def state_room(
    *,
    activity: Activity,
    room: Activity.Room,
    places: int | None,
    on: date,
    by: Actor,
    said_by: str = "",
    until: date | None = None,
) -> Activity:
    """Keep what the provider says of room for newcomers; what was said before is kept as well."""
    free = places if room == Activity.Room.PLACES else None
    activity.save_over(
        activity.version, room=room, places=free, room_stated_on=on, room_until_on=until
    )
    RoomStatement.objects.create(
        activity=activity,
        on=on,
        said_by=said_by or by.name,
        room=room,
        places=free,
        until_on=until,
    )
    cards.write([activity])
    audit.record(by=by, action=Action.AMEND, verb="room stated", on=activity)
    return activity


@transaction.atomic
def report_wrong(*, activity: Activity, text: str, by: Actor, said_by: str = "") -> Feedback:
    """Say that something in the entry is wrong, for an editor to look at."""
    feedback = Feedback.objects.create(
        organisation=activity.organisation,
        activity=activity,
        said_by=by.user,
        said_by_words=said_by or ("" if by.user else by.name),
        text=text,
    )
    audit.record(by=by, action=Action.AMEND, verb="activity said to be wrong", on=activity)
    return feedback


@transaction.atomic
def settle(
    *, feedback: Feedback, by: Actor, done: str = Feedback.Done.MENDED, words: str = ""
) -> Feedback:
    """Close what was said to be wrong, with what was done."""
    feedback.save_over(
        feedback.version,
        settled_at=timezone.now(),
        settled_by_words=by.name,
        done=Feedback.Done(done),
        done_words=words[:300],
    )
    audit.record(by=by, action=Action.AMEND, verb="report settled", on=feedback)
    return feedback


@transaction.atomic
def call_off(*, activity: Activity, on: date, reason: str, by: Actor) -> Session:
    """One meeting does not take place."""
    return _session(activity, on, by, "session called off", cancelled=True, reason=reason[:200])


@transaction.atomic
def hold(*, activity: Activity, on: date, by: Actor, leader: str = "") -> Session:
    """One meeting takes place: one that was called off, or one more than the timetable has."""
    return _session(activity, on, by, "session held", cancelled=False, leader=leader[:100])


def _session(activity: Activity, on: date, by: Actor, verb: str, **values: str | bool) -> Session:
    session, _ = Session.objects.update_or_create(activity=activity, on=on, defaults=values)
    audit.record(by=by, action=Action.AMEND, verb=verb, on=activity)
    return session
