"""Numbers as pictures write them: people in every hundred, or the outcome's own unit."""

from collections.abc import Sequence

from linkwork.ui.words import MINUS

PROPORTION = "proportion"


def times(unit: str) -> float:
    """Say what a value is multiplied by before it is written."""
    return 100 if unit == PROPORTION else 1


def in_unit(unit: str) -> str:
    """Say what the numbers are counted in."""
    return "in every 100" if unit == PROPORTION else unit


def number(value: float, unit: str = PROPORTION) -> str:
    """Write a size: whole people in a hundred, else two digits that matter."""
    if unit == PROPORTION:
        return f"{int(abs(value) * 100 + 0.5 + 1e-9)}"
    return f"{abs(value):.2g}"


def signed(value: float, unit: str = PROPORTION) -> str:
    """Write a number with its sign: +18, −3, 0."""
    size = number(value, unit)
    return size if size == "0" else f"{'+' if value > 0 else MINUS}{size}"


def interval(value: float, pair: Sequence[float] | None, unit: str = PROPORTION) -> str:
    """Write an estimate with its interval: +18 (+12 to +24)."""
    if pair is None:
        return signed(value, unit)
    return f"{signed(value, unit)} ({signed(pair[0], unit)} to {signed(pair[1], unit)})"


def more(value: float, unit: str = PROPORTION) -> str:
    """Say a difference: 18 more in 100, 0.5 fewer contacts."""
    size = number(value, unit)
    way = "more" if value > 0 else "fewer"
    if unit == PROPORTION:
        return "no more and no fewer in 100" if size == "0" else f"{size} {way} in 100"
    return f"{size} {way} ({unit})"


def decimals(value: float | None, places: int = 2) -> str:
    """Write a plain number with its sign as people read it; a dash where there is none."""
    return "–" if value is None else f"{value:.{places}f}".replace("-", MINUS)


def chance(p: float | None) -> str:
    """Write a p value: 0.01, under 0.001."""
    if p is None:
        return "–"
    if p < 0.001:
        return "under 0.001"
    return f"{p:.3f}" if p < 0.01 else f"{p:.2f}"


def clear_of_nought(pair: Sequence[float] | None) -> bool:
    """Say whether an interval lies wholly on one side of no difference."""
    return pair is not None and (pair[0] > 0 or pair[1] < 0)
