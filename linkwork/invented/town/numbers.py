"""Numbers that nobody real has: NHS numbers for tests, telephone numbers for drama, postcodes."""

from collections.abc import Iterator
from random import Random

from linkwork.practice.people.nhs_number import checks

# Ofcom keeps these for radio and television drama: they ring nowhere.
LANDLINES = ("01632 960", "0113 496 0", "0114 496 0", "0151 496 0", "0161 496 0", "0191 498 0")
MOBILE = "07700 900"
# No postcode area is called XX.
OUTWARD = ("XX1", "XX2", "XX3", "XX4", "XX5", "XX6")
INWARD = "ABDEFGHJLNPQRSTUWXYZ"


def nhs_numbers(start: int = 100_000) -> Iterator[str]:
    """NHS numbers of the range kept for tests (999), each with its right check digit."""
    for number in range(start, 1_000_000):
        nine = f"999{number:06d}"
        found = next((nine + str(last) for last in range(10) if checks(nine + str(last))), None)
        if found:
            yield found


def telephone(rng: Random) -> str:
    """A telephone number for drama: mostly a mobile."""
    begins = MOBILE if rng.random() < 0.7 else rng.choice(LANDLINES)
    return f"{begins}{rng.randint(0, 999):03d}"


def postcode(rng: Random) -> str:
    """A postcode of an area that there is not."""
    return f"{rng.choice(OUTWARD)} {rng.randint(1, 9)}{rng.choice(INWARD)}{rng.choice(INWARD)}"
