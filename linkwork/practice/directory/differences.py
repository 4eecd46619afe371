"""What a feed says of an entry beside what is held: line by line, and packed to be kept."""

from datetime import date
from typing import Any

from linkwork.practice.directory.feeds import Feed
from linkwork.practice.directory.models import Activity, Location, Schedule
from linkwork.practice.directory.open_referral import AtPlace, Organization, Service
from linkwork.practice.directory.presenters import when, where
from linkwork.practice.directory.reading import at_place, digest, times, values_of
from linkwork.ui.words import day, joined

LABELS = {
    "name": "Name",
    "about": "What it is",
    "eligibility": "Who can come",
    "minimum_age": "From age",
    "maximum_age": "To age",
    "cost_each_session": "Cost of a session",
    "cost_words": "Cost",
    "accessibility": "Getting in and around",
    "languages": "Languages",
    "ask_for": "Ask for",
    "assured_on": "Last confirmed",
    "notice": "To know now",
    "website": "Website",
    "email": "E-mail",
    "phone": "Telephone",
}
LONGEST = 300


def of(feed: Feed, service: Service) -> tuple[list[AtPlace], Organization | None]:
    """The places of a service, and who runs it."""
    places = service.service_at_locations or feed.places.get(service.id, [])
    return places, service.organization or feed.organizations.get(service.organization_id)


def mark(feed: Feed, service: Service) -> str:
    """A mark of everything that is said, to know it again."""
    return digest(service, *of(feed, service))


def packed(feed: Feed, service: Service) -> dict[str, Any]:
    """An entry as it can be kept."""
    places, organization = of(feed, service)
    return {
        "service": service.model_dump(mode="json", exclude_none=True),
        "places": [one.model_dump(mode="json", exclude_none=True) for one in places],
        "organization": organization.model_dump(mode="json", exclude_none=True)
        if organization
        else None,
    }


def unpacked(entry: dict[str, Any]) -> Feed:
    """A feed of the one entry that was kept."""
    service = Service.model_validate(entry["service"])
    places = [AtPlace.model_validate(one) for one in entry["places"]]
    feed = Feed(services={service.id: service}, places={service.id: places})
    if entry["organization"]:
        made = Organization.model_validate(entry["organization"])
        feed.organizations[service.organization_id or made.id] = made
    return feed


def lines(held: Activity | None, feed: Feed, service: Service, today: date) -> list[list[str]]:
    """What differs: the field, as held, as the feed says."""
    places, organization = of(feed, service)
    theirs = _theirs(service, places, organization, today)
    ours = _ours(held) if held else {}
    rows = [[label, ours.get(label, ""), said] for label, said in theirs.items()]
    return [row for row in rows if row[1] != row[2]]


def _theirs(
    service: Service, places: list[AtPlace], organization: Organization | None, today: date
) -> dict[str, str]:
    values = values_of(service, places, today)
    spots = [Location(**at_place(one)) for one in places if one.location is not None]
    return {
        "Runs": service.status,
        "Who runs it": organization.name if organization else "",
        **{label: _said(values.get(name)) for name, label in LABELS.items()},
        "When": when([Schedule(**one) for one in times(service)]),
        "Where": where(spots),
    }


def _ours(held: Activity) -> dict[str, str]:
    states = {Activity.State.CLOSED: "temporarily closed", Activity.State.WITHDRAWN: "defunct"}
    return {
        "Runs": states.get(Activity.State(held.state), "active"),
        "Who runs it": held.provider.name,
        **{label: _said(getattr(held, name)) for name, label in LABELS.items()},
        "When": when(held.schedules.all()),
        "Where": where(held.locations.all()),
    }


def _said(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return joined([str(one) for one in value])
    return str(value)[:LONGEST]
