"""How far an activity is from a person's home."""

from linkwork.practice.directory.distance import nearest, point
from linkwork.practice.directory.models import Activity
from linkwork.practice.people.models import Person


def from_home(person: Person, activity: Activity) -> float | None:
    """Kilometres from home to the nearest place where it meets; None where either is not known."""
    places = [point(one.latitude, one.longitude) for one in activity.locations.all()]
    known = [one for one in places if one is not None]
    found = nearest(point(person.latitude, person.longitude), known)
    return None if found is None else round(found, 1)
