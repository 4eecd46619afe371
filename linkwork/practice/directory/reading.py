"""An entry of a feed in the directory's own words: what is kept of it, and how."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from linkwork.practice.directory.open_referral import (
    WEEKDAYS,
    AtPlace,
    Organization,
    Schedule,
    Service,
    day_of,
    point_of,
    time_of,
)


def digest(service: Service, places: list[AtPlace], organization: Organization | None) -> str:
    """A mark of everything an entry says, to know it again."""
    parts = [service, *places, *([organization] if organization else [])]
    whole = "\n".join(part.model_dump_json() for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()


def values_of(service: Service, places: list[AtPlace], today: date) -> dict[str, Any]:
    """An entry in the directory's own words."""
    assured_on = day_of(service.assured_date)
    trusted = assured_on is not None and assured_on <= today
    plain = [one for one in service.cost_options if one.amount is not None and not one.option]
    numbers = [phone.number for phone in service.phones if phone.number]
    numbers += [phone.number for one in service.contacts for phone in one.phones if phone.number]
    return {
        "name": service.name[:255],
        "about": service.description,
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


def kinds(service: Service) -> list[str]:
    """The kinds it belongs to, in words."""
    return [one.taxonomy_term.name for one in service.attributes if one.taxonomy_term]


def _accessibility(places: list[AtPlace]) -> str:
    said = [
        one.description or one.accessibility
        for at in places
        if at.location
        for one in at.location.accessibility
    ]
    return "\n".join(dict.fromkeys(filter(None, said)))


def at_place(at: AtPlace) -> dict[str, Any]:
    """Where it meets."""
    assert at.location is not None
    place = at.location
    point = point_of(place)
    address = place.addresses[0] if place.addresses else None
    lines = [address.address_1, address.city] if address else []
    return {
        "name": place.name[:255],
        "address": ", ".join(filter(None, lines))[:300],
        "postcode": (address.postal_code if address else "")[:12],
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
    }


def times(service: Service) -> list[dict[str, Any]]:
    """When it meets: a line for each weekday of each schedule."""
    return [line for one in service.schedules for line in _lines(one)]


def _lines(one: Schedule) -> Iterator[dict[str, Any]]:
    days = [parts for parts in map(_day, one.byday.upper().split(",")) if parts]
    for weekday, nth in days or [("", None)]:
        yield {
            "starts_on": day_of(one.valid_from) or day_of(one.dtstart),
            "until_on": day_of(one.valid_to) or day_of(one.until),
            "weekday": weekday,
            "nth": nth,
            "frequency": one.freq or "",
            "interval": max(1, min(int(one.interval), 52)),
            "month_days": one.bymonthday.replace(" ", "")[:60] if one.freq == "MONTHLY" else "",
            "opens": time_of(one.opens_at),
            "closes": time_of(one.closes_at),
            "words": one.description[:300],
        }


def _day(text: str) -> tuple[str, int | None] | None:
    """A weekday of a recurrence rule, with which of the month: TU, 1MO, -1FR."""
    number, weekday = text.strip()[:-2], text.strip()[-2:]
    if weekday not in WEEKDAYS:
        return None
    try:
        return weekday, int(number) if number else None
    except ValueError:
        return None
