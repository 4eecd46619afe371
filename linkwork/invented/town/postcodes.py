"""The invented town's own small table of postcodes: of areas that there are not, in the sea."""

from collections.abc import Iterator
from math import cos, pi, radians, sin

from linkwork.invented.town.ground import CENTRE, KM_A_DEGREE
from linkwork.invented.town.numbers import INWARD, OUTWARD
from linkwork.practice.directory.postcodes import Loaded, Row, keep

SECTORS = range(1, 10)
FURTHEST_KM = 4.0


def rows() -> Iterator[Row]:
    """Each invented postcode with its place: districts round the centre, sectors ever further."""
    units = [f"{one}{other}" for one in INWARD for other in INWARD]
    for number, outward in enumerate(OUTWARD):
        for sector in SECTORS:
            for at, unit in enumerate(units):
                angle = 2 * pi * (number + at / len(units)) / len(OUTWARD)
                yield _row(f"{outward}{sector}{unit}", angle, FURTHEST_KM * sector / len(SECTORS))


def _row(code: str, angle: float, km: float) -> Row:
    latitude = CENTRE[0] + km * cos(angle) / KM_A_DEGREE
    longitude = CENTRE[1] + km * sin(angle) / KM_A_DEGREE / cos(radians(CENTRE[0]))
    return code, round(latitude, 6), round(longitude, 6), "", None


def load() -> int:
    """Keep the table; answer how many postcodes."""
    done = Loaded()
    keep(rows(), done)
    return done.kept
