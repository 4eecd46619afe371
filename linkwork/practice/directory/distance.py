"""How far it is from one point to another, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088
# Great Britain and Northern Ireland, with their islands: what lies outside is a slip of the pen.
UK_LATITUDES = (49.0, 61.5)
UK_LONGITUDES = (-9.0, 2.5)

Point = tuple[float, float]


def in_the_uk(latitude: float, longitude: float) -> bool:
    """Say whether a point can be an address in the United Kingdom."""
    (south, north), (west, east) = UK_LATITUDES, UK_LONGITUDES
    return south <= latitude <= north and west <= longitude <= east


def point(latitude: float | None, longitude: float | None) -> Point | None:
    """Make a point of two coordinates, where both are known."""
    return None if latitude is None or longitude is None else (latitude, longitude)


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance between two points (haversine formula), in kilometres."""
    here, there = (radians(one[0]), radians(one[1])), (radians(other[0]), radians(other[1]))
    half = sin((there[0] - here[0]) / 2) ** 2
    half += cos(here[0]) * cos(there[0]) * sin((there[1] - here[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def nearest(home: Point | None, places: list[Point]) -> float | None:
    """Kilometres to the nearest of some places; unknown where either end is."""
    if home is None or not places:
        return None
    return min(kilometres(home, place) for place in places)
