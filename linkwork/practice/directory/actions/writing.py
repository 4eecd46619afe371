"""Writing an entry: drafted, amended, its places and times, and who runs it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards, postcodes
from linkwork.practice.directory.models import (
    Activity,
    ActivityEvent,
    Location,
    Provider,
    Schedule,
)


@transaction.atomic
def draft(*, provider: Provider, name: str, by: Actor, **values: Any) -> Activity:
    """Begin an entry that only the keepers of the directory see as yet."""
    activity = Activity.objects.create(
        organisation=by.organisation,
        provider=provider,
        name=name,
        state=Activity.State.DRAFT,
        **values,
    )
    ActivityEvent.objects.create(activity=activity, by_words=by.name, after=activity.state)
    cards.write([activity])
    audit.record(by=by, action=Action.CREATE, verb="activity drafted", on=activity)
    return activity


@transaction.atomic
def amend(*, activity: Activity, expected: int, by: Actor, **values: Any) -> Activity:
    """Say something of an entry differently."""
    activity.save_over(expected, **values)
    return _amended(activity, "activity amended", by)


@transaction.atomic
def place(
    *, activity: Activity, expected: int, places: Sequence[dict[str, Any]], by: Actor
) -> Activity:
    """Say where it meets, in place of what was said before; a postcode gives the point."""
    activity.save_over(expected)
    activity.locations.all().delete()
    made = [Location(activity=activity, **_on_the_map(one)) for one in places]
    Location.objects.bulk_create(made)
    return _amended(activity, "places amended", by)


@transaction.atomic
def schedule(
    *, activity: Activity, expected: int, times: Sequence[dict[str, Any]], by: Actor
) -> Activity:
    """Say when it meets, in place of what was said before."""
    activity.save_over(expected)
    activity.schedules.all().delete()
    Schedule.objects.bulk_create([Schedule(activity=activity, **one) for one in times])
    return _amended(activity, "times amended", by)


def _on_the_map(said: dict[str, Any]) -> dict[str, Any]:
    """A place with the point of its postcode, where none was given and the postcode is known."""
    if said.get("latitude") is not None:
        return said
    found = postcodes.find(said.get("postcode", ""))
    return said | ({"latitude": found.latitude, "longitude": found.longitude} if found else {})


def _amended(activity: Activity, verb: str, by: Actor) -> Activity:
    cards.write([activity])
    audit.record(by=by, action=Action.AMEND, verb=verb, on=activity)
    return activity
