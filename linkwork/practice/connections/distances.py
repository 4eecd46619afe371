"""How far an activity is from where a person lives, or from where they said they start."""

from linkwork.practice.directory import postcodes
from linkwork.practice.directory.distance import Point, nearest, point
from linkwork.practice.directory.models import Activity
from linkwork.practice.people.models import Person


def home(person: Person) -> Point | None:
    """Where a person lives: as their record says, else as the table of postcodes does."""
    said = point(person.latitude, person.longitude)
    return said or of_postcode(person.postcode)


def of_postcode(text: str) -> Point | None:
    """Where a postcode is; None where the table does not have it."""
    found = postcodes.find(text)
    return (found.latitude, found.longitude) if found else None


def kilometres_from(start: Point | None, activity: Activity) -> float | None:
    """Kilometres to the nearest place where it meets; None where either end is not known."""
    places = [point(one.latitude, one.longitude) for one in activity.locations.all()]
    found = nearest(start, [one for one in places if one is not None])
    return None if found is None else round(found, 1)


def from_home(person: Person, activity: Activity) -> float | None:
    """Kilometres from home to the nearest place where it meets."""
    return kilometres_from(home(person), activity)
