"""Open Referral UK 3.0 as far as the directory reads it: what an entry must say, and how.

A `service` there is an activity here, an `organization` a provider.
"""

import re
from datetime import date, datetime, time
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from linkwork.practice.directory.distance import in_the_uk

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
HOME = {"gb", "uk", "gbr", "united kingdom", "england", "scotland", "wales", "northern ireland"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError(f"is not an e-mail address: {value[:60]!r}")
    return value


def _web(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"is not a web address: {value[:60]!r}")
    return value


Name = Annotated[str, Field(min_length=1)]
Email = Annotated[str, AfterValidator(_email)]
Web = Annotated[str, AfterValidator(_web)]
Age = Annotated[float, Field(ge=0, le=130, allow_inf_nan=False)]
Degrees = Annotated[float, Field(allow_inf_nan=False)]


class Shape(BaseModel):
    """A part of an entry: types are strict (12345 is not an address), unknown parts are left."""

    model_config = ConfigDict(extra="ignore", strict=True, str_strip_whitespace=True, frozen=True)


class Organization(Shape):
    """Who runs it."""

    id: Name
    name: Name
    description: Name
    email: Email | None = None
    website: Web | None = None


class Address(Shape):
    """Where letters go."""

    address_1: str = ""
    city: str = ""
    postal_code: str = ""
    country: str = ""


class Accessibility(Shape):
    """What makes a place easy to use."""

    description: str = ""
    accessibility: str = ""


class Place(Shape):
    """Where it meets (`location`)."""

    location_type: Literal["physical", "postal", "virtual"] = "physical"
    name: str = ""
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    addresses: list[Address] = []
    accessibility: list[Accessibility] = []


class AtPlace(Shape):
    """One service at one place."""

    service_id: str = ""
    location: Place | None = None


class Schedule(Shape):
    """When it meets: parts of a recurrence rule."""

    valid_from: str = ""
    valid_to: str = ""
    dtstart: str = ""
    until: str = ""
    freq: Literal["WEEKLY", "MONTHLY"] | None = None
    interval: Annotated[float, Field(allow_inf_nan=False)] = 1
    byday: str = ""
    bymonthday: str = ""
    opens_at: str = ""
    closes_at: str = ""
    description: str = ""


class Cost(Shape):
    """What it costs."""

    option: str = ""
    amount: Annotated[float, Field(ge=0, le=99_999, allow_inf_nan=False)] | None = None
    amount_description: str = ""


class Language(Shape):
    """A language spoken there."""

    name: str = ""
    code: str = ""


class Phone(Shape):
    """A telephone number."""

    number: str = ""


class Contact(Shape):
    """Somebody to ask for."""

    name: str = ""
    phones: list[Phone] = []


class Term(Shape):
    """A word of a list of kinds."""

    name: str = ""


class Attribute(Shape):
    """A kind the entry belongs to."""

    taxonomy_term: Term | None = None


class Service(Shape):
    """One entry."""

    id: Name
    name: Name
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    description: str = ""
    url: Web | None = None
    email: Email | None = None
    fees: str = ""
    eligibility_description: str = ""
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    assured_date: str = ""
    assurer_email: Email | None = None
    alert: str = ""
    last_modified: str = ""
    organization_id: str = ""
    organization: Organization | None = None
    service_at_locations: list[AtPlace] = []
    schedules: list[Schedule] = []
    cost_options: list[Cost] = []
    languages: list[Language] = []
    contacts: list[Contact] = []
    phones: list[Phone] = []
    attributes: list[Attribute] = []

    @model_validator(mode="after")
    def _ages_in_order(self) -> "Service":
        if None not in (self.minimum_age, self.maximum_age):
            assert self.minimum_age is not None
            assert self.maximum_age is not None
            if self.minimum_age > self.maximum_age:
                raise ValueError("minimum_age is above maximum_age")
        return self


Doubt = tuple[str, str]


def doubts(made: Shape, today: date) -> list[Doubt]:
    """What is let in but cannot be taken as it stands: the path, and what we make of it."""
    if isinstance(made, AtPlace):
        return _doubts_of_place(made, "location")
    return _doubts_of_service(made, today) if isinstance(made, Service) else []


def _doubts_of_service(service: Service, today: date) -> list[Doubt]:
    found: list[Doubt] = []
    if not _is_uuid(service.id):
        found.append(("id", "is not a UUID, as the profile asks; kept as it is"))
    if service.organization is None and not service.organization_id:
        found.append(("organization", "is missing: the provider is shown as not stated"))
    assured_on = day_of(service.assured_date)
    if service.assured_date and assured_on is None:
        found.append(("assured_date", f"is not a date: {service.assured_date[:30]!r}; left out"))
    elif assured_on is not None and assured_on > today:
        found.append(("assured_date", f"lies ahead: {service.assured_date[:30]}; left out"))
    for index, at in enumerate(service.service_at_locations):
        found += _doubts_of_place(at, f"service_at_locations[{index}].location")
    return found


def _doubts_of_place(at: AtPlace, path: str) -> list[Doubt]:
    if at.location is None:
        return []
    found = []
    place = at.location
    known = None not in (place.latitude, place.longitude)
    if known and point_of(place) is None:
        where = f"latitude {place.latitude:g}, longitude {place.longitude:g}"
        found.append((path, f"{where} is not in the United Kingdom; place kept without them"))
    for index, address in enumerate(place.addresses):
        if address.country and address.country.lower() not in HOME:
            words = f"is {address.country[:30]!r}, not in the United Kingdom; check the address"
            found.append((f"{path}.addresses[{index}].country", words))
    return found


def point_of(place: Place) -> tuple[float, float] | None:
    """The coordinates of a place, where they can be right."""
    if place.latitude is None or place.longitude is None:
        return None
    point = (place.latitude, place.longitude)
    return point if in_the_uk(*point) else None


def day_of(text: str) -> date | None:
    """Read a date, or the date of a moment; None where it is neither."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def time_of(text: str) -> time | None:
    """Read a time of day; None where it is not one."""
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
