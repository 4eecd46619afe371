"""How much of what is left unexplained a confounder would have to explain."""

from math import sqrt

from scipy.special import stdtrit


def robustness(
    t: float, freedom: float, q: float = 1.0, alpha: float = 0.05
) -> tuple[float, float]:
    """Give the robustness value of an estimate, and that of its interval.

    The share of the residual variance of both component and outcome that something unrecorded
    would have to explain to take away the share q of the estimate (first), or to make it no longer
    differ from that at the level alpha (second): RV = ½ (√(f⁴ + 4f²) − f²) with f = q |t| / √df;
    for the second f is less t*(df − 1) / √(df − 1) (Cinelli and Hazlett 2020, equations 19 and
    20; their later correction where f exceeds 1 / f* is used). t is the estimate over its error,
    `freedom` the residual degrees of freedom; ValueError where they are under 2.
    """
    if freedom < 2:
        raise ValueError("too few degrees of freedom for a robustness value")
    f = q * abs(t) / sqrt(freedom)
    reach = float(stdtrit(freedom - 1, 1 - alpha / 2)) / sqrt(freedom - 1)
    left = f - reach
    if left <= 0:
        return _value(f), 0.0
    if f > 1 / reach:
        return _value(f), (f**2 - reach**2) / (1 + f**2)
    return _value(f), _value(left)


def _value(f: float) -> float:
    return (sqrt(f**4 + 4 * f**2) - f**2) / 2
