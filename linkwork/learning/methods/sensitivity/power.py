"""What could be seen with the cases there are, and with more of them."""

from collections.abc import Sequence
from math import ceil, sqrt

from linkwork.learning.methods.beside import Power
from linkwork.learning.methods.verdicts import REACH

# Cases at which the curve is read, as multiples of those there are; the cases needed come beside.
STEPS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0)


def power(n: int, error: float, smallest: float, *, at: Sequence[int] | None = None) -> Power:
    """Say the smallest effect seen now at 80 % power, and the cases needed to see what matters.

    An effect of 2.80 standard errors is found four times in five at the two-sided 5 % level
    (1.960 + 0.842; Bloom 1995); the error falls with the square root of the cases, if more come
    from clusters like these in the same proportion. `at`: the cases at which the curve is read.
    ValueError where there is no case, error or smallest effect.
    """
    if n < 1 or error <= 0 or smallest <= 0:
        raise ValueError("power needs cases, an error and a smallest effect above 0")
    now = REACH * error
    needed = ceil(n * (now / smallest) ** 2)
    places = at if at is not None else [*(round(n * step) for step in STEPS), needed]
    read = sorted({place for place in places if place > 0})
    curve = tuple((place, now * sqrt(n / place)) for place in read)
    return Power(cases=n, detectable=now, smallest=smallest, needed=needed, curve=curve)
