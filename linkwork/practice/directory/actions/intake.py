"""Takes a feed into the directory: what is new comes in, what was changed is changed, no more."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.directory.feeds import Fault, Feed
from linkwork.practice.directory.models import Activity, Location, Provider, Schedule
from linkwork.practice.directory.need_words import needs_in
from linkwork.practice.directory.open_referral import (
    WEEKDAYS,
    AtPlace,
    Organization,
    Service,
    day_of,
    point_of,
    time_of,
)

SOURCE = "Open Referral UK"
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
    for service in feed.services.values():
        counts[_take_one(feed, service, source, today, by)] += 1
    verb = "directory imported: {imported} new, {updated} changed".format(**counts)
    audit.record(by=by, action=Action.AMEND, verb=verb, kind=Activity.kind, people=[])
    return Intake(
        **counts, skipped=feed.skipped, faults=tuple(feed.faults), warnings=tuple(feed.warnings)
    )


def _take_one(feed: Feed, service: Service, source: str, today: date, by: Actor) -> str:
    """Write one entry where it is new or differs from what last came; say which."""
    places = service.service_at_locations or feed.places.get(service.id, [])
    organization = service.organization or feed.organizations.get(service.organization_id)
    digest = _digest(service, places, organization)
    mine = Activity.objects.filter(organisation=by.organisation, source=source)
    held = mine.filter(source_id=service.id[:100]).first()
    if held is not None and held.source_digest == digest:
        return "unchanged"
    provider = _provider(organization, service, source, by)
    values = _values(service, places, today) | {"provider": provider, "source_digest": digest}
    if held is None:
        made = Activity.objects.create(
            organisation=by.organisation,
            source=source,
            source_id=service.id[:100],
            needs=needs_in(service.name, service.description, *_kinds(service)),
            **values,
        )
    else:
        made = held
        made.save_over(made.version, **_not_older(held, values))
    _replace_places(made, places)
    _replace_schedules(made, service)
    return "imported" if held is None else "updated"


def _digest(service: Service, places: list[AtPlace], organization: Organization | None) -> str:
    """A mark of everything an entry says, to know it again."""
    parts = [service, *places, *([organization] if organization else [])]
    whole = "\n".join(part.model_dump_json() for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()


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


def _values(service: Service, places: list[AtPlace], today: date) -> dict[str, Any]:
    """An entry in the directory's own words."""
    assured_on = day_of(service.assured_date)
    trusted = assured_on is not None and assured_on <= today
    plain = [one for one in service.cost_options if one.amount is not None and not one.option]
    numbers = [phone.number for phone in service.phones if phone.number]
    numbers += [phone.number for one in service.contacts for phone in one.phones if phone.number]
    return {
        "name": service.name[:255],
        "about": service.description,
        "status": service.status,
        "eligibility": service.eligibility_description,
        "minimum_age": None if service.minimum_age is None else int(service.minimum_age),
        "maximum_age": None if service.maximum_age is None else int(service.maximum_age),
        "cost_each_session": _cost(plain[0].amount)
        if len(service.cost_options) == len(plain) == 1
        else None,
        "cost_words": _cost_words(service)[:300],
        "accessibility": _accessibility(places),
        "languages": [one.name or one.code for one in service.languages if one.name or one.code],
        "ask_for": next((one.name for one in service.contacts if one.name), "")[:150],
        "assured_on": assured_on if trusted else None,
        "assured_by": "the feed" if trusted else "",
        "notice": service.alert,
        "website": (service.url or "")[:300],
        "email": (service.email or "")[:254],
        "phone": numbers[0][:30] if numbers else "",
        "source_modified": service.last_modified[:40],
    }


def _cost(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount)).quantize(Decimal("0.01"))


def _cost_words(service: Service) -> str:
    """Costs as the feed says them: several are never made one number."""
    said = [
        " ".join(filter(None, (one.option, _pounds(one.amount), one.amount_description)))
        for one in service.cost_options
    ]
    return "; ".join(filter(None, said)) or service.fees


def _pounds(amount: float | None) -> str:
    return "" if amount is None else f"£{amount:.2f}".replace(".00", "")


def _kinds(service: Service) -> list[str]:
    return [one.taxonomy_term.name for one in service.attributes if one.taxonomy_term]


def _accessibility(places: list[AtPlace]) -> str:
    said = [
        one.description or one.accessibility
        for at in places
        if at.location
        for one in at.location.accessibility
    ]
    return "\n".join(dict.fromkeys(filter(None, said)))


def _replace_places(activity: Activity, places: list[AtPlace]) -> None:
    activity.locations.all().delete()
    Location.objects.bulk_create(
        [_location(activity, at) for at in places if at.location is not None]
    )


def _location(activity: Activity, at: AtPlace) -> Location:
    assert at.location is not None
    place = at.location
    point = point_of(place)
    address = place.addresses[0] if place.addresses else None
    lines = [address.address_1, address.city] if address else []
    return Location(
        activity=activity,
        name=place.name[:255],
        address=", ".join(filter(None, lines))[:300],
        postcode=(address.postal_code if address else "")[:12],
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
    )


def _replace_schedules(activity: Activity, service: Service) -> None:
    activity.schedules.all().delete()
    Schedule.objects.bulk_create(
        [
            Schedule(
                activity=activity,
                starts_on=day_of(one.valid_from),
                until_on=day_of(one.valid_to),
                weekday=weekday,
                frequency=one.freq or "",
                opens=time_of(one.opens_at),
                closes=time_of(one.closes_at),
                words=one.description[:300],
            )
            for one in service.schedules
            for weekday in [day for day in WEEKDAYS if day in one.byday.upper().split(",")] or [""]
        ]
    )
