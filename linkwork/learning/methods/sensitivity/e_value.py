"""How strongly something unrecorded would have to go with both component and outcome."""

from math import sqrt


def e_value(ratio: float, ratio_ci: tuple[float, float]) -> tuple[float, float]:
    """Give the E-value of a risk ratio, and that of its limit nearer 1.

    The least risk ratio that a confounder would need with both the component and the outcome, over
    and above those adjusted for, to explain the ratio away: RR + √(RR (RR − 1)), with 1/RR for RR
    where it is under 1; the limit's is 1 where the interval holds 1 (VanderWeele and Ding 2017).
    ValueError where a ratio is not above 0 or lies outside its interval.
    """
    low, high = ratio_ci
    if not (ratio > 0 and low <= ratio <= high):
        raise ValueError(f"no risk ratio with its interval: {ratio} ({low} to {high})")
    if low <= 1 <= high:
        return _needed(ratio), 1.0
    return _needed(ratio), _needed(low if ratio > 1 else high)


def _needed(ratio: float) -> float:
    above = ratio if ratio >= 1 else 1 / ratio
    return above + sqrt(above * (above - 1))
