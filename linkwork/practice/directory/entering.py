"""One entry of a feed written into the directory, where it is new or says something else."""

from datetime import date
from typing import Any

from linkwork.access.actors import Actor
from linkwork.practice.directory import moves
from linkwork.practice.directory.feeds import Feed
from linkwork.practice.directory.models import (
    RUNNING,
    Activity,
    ActivityEvent,
    Location,
    Provider,
    Schedule,
)
from linkwork.practice.directory.need_words import needs_in
from linkwork.practice.directory.open_referral import AtPlace, Organization, Service
from linkwork.practice.directory.reading import at_place, digest, kinds, times, values_of

State = Activity.State
STANDINGS: dict[str, dict[str, str]] = {
    "active": {"state": State.PUBLISHED, "state_reason": ""},
    "inactive": {"state": State.CLOSED, "state_reason": "other"},
    "temporarily closed": {"state": State.CLOSED, "state_reason": "other"},
    "defunct": {"state": State.WITHDRAWN, "state_reason": "ended"},
}
NOT_STATED = "Provider not stated"


def take_one(
    feed: Feed, service: Service, source: str, today: date, by: Actor
) -> tuple[Activity, str]:
    """Write one entry where it is new or differs from what last came; say which."""
    places = service.service_at_locations or feed.places.get(service.id, [])
    organization = service.organization or feed.organizations.get(service.organization_id)
    mark = digest(service, places, organization)
    mine = Activity.objects.filter(organisation=by.organisation, source=source)
    held = mine.filter(source_id=service.id[:100]).first()
    if held is not None and held.source_digest == mark:
        return held, "unchanged"
    provider = _provider(organization, service, source, by)
    values = values_of(service, places, today) | {"provider": provider, "source_digest": mark}
    if held is None:
        made = Activity.objects.create(
            organisation=by.organisation,
            source=source,
            source_id=service.id[:100],
            needs=needs_in(service.name, service.description, *kinds(service)),
            **values,
            **STANDINGS[service.status],
        )
        _keep_event(made, "", by)
    else:
        made = held
        made.save_over(made.version, **_not_older(held, values), **_standing(held, service, by))
    _replace_places(made, places)
    _replace_schedules(made, service)
    return made, "imported" if held is None else "updated"


def _standing(held: Activity, service: Service, by: Actor) -> dict[str, str]:
    """Where an entry stands now that its feed says so; what is withdrawn here stays withdrawn."""
    before, after = State(held.state), State(STANDINGS[service.status]["state"])
    if before in RUNNING and after in RUNNING:
        return {}
    if before is State.CLOSED and after in RUNNING:
        after = State.CONFIRMED
    if after not in moves.ALLOWED[before]:
        return {}
    stands = STANDINGS[service.status] | {"state": after}
    _keep_event(held, before, by, after=after, reason=stands["state_reason"])
    return stands


def _keep_event(activity: Activity, before: str, by: Actor, **told: str) -> None:
    told = {"after": activity.state, "reason": activity.state_reason} | told
    ActivityEvent.objects.create(
        activity=activity, by_words=f"{by.name}, from the feed"[:150], before=before, **told
    )


def _not_older(held: Activity, values: dict[str, Any]) -> dict[str, Any]:
    """Keep our own confirmation where it is later than the feed's."""
    theirs = values["assured_on"]
    if held.assured_on is not None and (theirs is None or theirs < held.assured_on):
        return {k: v for k, v in values.items() if k not in ("assured_on", "assured_by")}
    return values


def _provider(
    organization: Organization | None, service: Service, source: str, by: Actor
) -> Provider:
    """Find or make who runs it, and keep what the feed says of them."""
    if organization is None:
        key = service.organization_id[:100]
        found, _ = Provider.objects.get_or_create(
            organisation=by.organisation,
            source=source,
            source_id=key,
            **({} if key else {"name": NOT_STATED}),
            defaults={"name": NOT_STATED},
        )
        return found
    found, _ = Provider.objects.update_or_create(
        organisation=by.organisation,
        source=source,
        source_id=organization.id[:100],
        defaults={
            "name": organization.name[:200],
            "about": organization.description,
            "email": (organization.email or "")[:254],
            "website": (organization.website or "")[:200],
        },
    )
    return found


def _replace_places(activity: Activity, places: list[AtPlace]) -> None:
    activity.locations.all().delete()
    Location.objects.bulk_create(
        [Location(activity=activity, **at_place(one)) for one in places if one.location is not None]
    )


def _replace_schedules(activity: Activity, service: Service) -> None:
    activity.schedules.all().delete()
    Schedule.objects.bulk_create([Schedule(activity=activity, **one) for one in times(service)])
