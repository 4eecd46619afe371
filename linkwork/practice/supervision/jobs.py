"""What supervision does by itself: says who is not back, and lets in whoever covers from today."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.supervision import actions, queries
from linkwork.ui.words import counted


def register_all() -> None:
    """Make supervision's jobs known."""
    soon, hour = timedelta(minutes=5), timedelta(hours=1)
    register(Job("supervision:visits", "Tell the lead who is not back", soon, tell_who_is_out))
    register(Job("supervision:cover", "Let in whoever covers from today", hour, begin_covers))


@transaction.atomic
def tell_who_is_out(*, by: Actor, on: date) -> str:
    """Flag every visit from which somebody should be back, once; none is ended by it."""
    found = [
        visit
        for visit in queries.overdue_visits(timezone.now())
        if actions.flag_overdue(visit=visit, by=by)
    ]
    return f"Told the leads of {counted(len(found), 'overdue visit')}." if found else "All back."


@transaction.atomic
def begin_covers(*, by: Actor, on: date) -> str:
    """Begin every cover whose first day has come; each ends by itself with its last."""
    begun = [made for made in queries.covers(on) if actions.begin_cover(made=made, on=on, by=by)]
    return f"Began {counted(len(begun), 'cover')}." if begun else "No cover begins."
