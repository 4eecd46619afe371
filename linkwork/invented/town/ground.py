"""Where the invented town lies: in the Irish Sea, where no town is."""

from math import cos, pi, radians, sin
from random import Random

Point = tuple[float, float]
CENTRE: Point = (53.70, -4.60)
KM_A_DEGREE = 111.195  # of latitude, on the sphere that distances are reckoned on


def away(rng: Random, start: Point, km: float) -> Point:
    """A point so many kilometres from another, in any direction."""
    angle = rng.random() * 2 * pi
    north, east = km * cos(angle) / KM_A_DEGREE, km * sin(angle) / KM_A_DEGREE
    return round(start[0] + north, 6), round(start[1] + east / cos(radians(start[0])), 6)


def somewhere(rng: Random, within_km: float = 4.0) -> Point:
    """A point in the town, likelier near its centre."""
    return away(rng, CENTRE, within_km * rng.random())
