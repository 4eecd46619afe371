"""Takes a feed into the directory: what is new comes in, what was changed is changed, no more."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory import cards, moves
from linkwork.practice.directory.feeds import Fault, Feed
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

SOURCE = "Open Referral UK"
State = Activity.State
STANDINGS: dict[str, dict[str, str]] = {
    "active": {"state": State.PUBLISHED, "state_reason": ""},
    "inactive": {"state": State.CLOSED, "state_reason": "other"},
    "temporarily closed": {"state": State.CLOSED, "state_reason": "other"},
    "defunct": {"state": State.WITHDRAWN, "state_reason": "ended"},
}
NOT_STATED = "Provider not stated"


@dataclass(frozen=True)
class Intake:
    """What became of a feed."""

    imported: int
    updated: int
    unchanged: int
    skipped: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@transaction.atomic
def take_in(*, feed: Feed, today: date, by: Actor, source: str = SOURCE) -> Intake:
    """Bring the good entries of a feed in; the same feed a second time changes nothing."""
    counts = {"imported": 0, "updated": 0, "unchanged": 0}
    changed: list[Activity] = []
    for service in feed.services.values():
        made, what = take_one(feed, service, source, today, by)
        counts[what] += 1
        if what != "unchanged":
            changed.append(made)
    cards.write(changed)
    verb = "directory imported: {imported} new, {updated} changed".format(**counts)
    audit.record(by=by, action=Action.AMEND, verb=verb, kind=Activity.kind, people=[])
    return Intake(
        **counts, skipped=feed.skipped, faults=tuple(feed.faults), warnings=tuple(feed.warnings)
    )


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
