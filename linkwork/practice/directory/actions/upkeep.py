"""Keeping an entry true: confirmed, said to be wrong, room for newcomers stated."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory.models import Activity, Feedback


@transaction.atomic
def confirm(*, activity: Activity, on: date, by: Actor, assured_by: str = "") -> Activity:
    """Say that the entry is right, as of a day."""
    activity.save_over(activity.version, assured_on=on, assured_by=assured_by or by.name)
    audit.record(by=by, action=Action.AMEND, verb="activity confirmed", on=activity)
    return activity


@transaction.atomic
def state_room(
    *, activity: Activity, room: Activity.Room, places: int | None, on: date, by: Actor
) -> Activity:
    """Keep what the provider says of room for newcomers."""
    activity.save_over(activity.version, room=room, places=places, room_stated_on=on)
    audit.record(by=by, action=Action.AMEND, verb="room stated", on=activity)
    return activity


@transaction.atomic
def report_wrong(*, activity: Activity, text: str, by: Actor) -> Feedback:
    """Say that something in the entry is wrong, for an editor to look at."""
    assert by.user is not None, "only somebody who signed in can say what is wrong"
    feedback = Feedback.objects.create(
        organisation=activity.organisation, activity=activity, said_by=by.user, text=text
    )
    audit.record(by=by, action=Action.AMEND, verb="activity said to be wrong", on=activity)
    return feedback


@transaction.atomic
def settle(*, feedback: Feedback, by: Actor) -> Feedback:
    """Close what was said to be wrong: it was looked at, and mended where it was."""
    feedback.save_over(feedback.version, settled_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="report settled", on=feedback)
    return feedback
