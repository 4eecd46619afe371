"""Many tests at once: how small a p has to be when it is one of a family."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.moments import Floats


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values so that the chance of any false finding in the family stays what it says.

    Holm (1979): the i-th smallest of m is multiplied by m − i + 1, and none may be smaller than
    one before it. In the order given; ValueError where a p is not between 0 and 1.
    """
    values, order = _ordered(ps)
    factors = len(values) - np.arange(len(values))
    return _back(np.maximum.accumulate(values * factors), order)


def benjamini_hochberg(ps: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values so that the share of false among the findings stays what it says.

    Benjamini and Hochberg (1995): the i-th smallest of m is multiplied by m / i, and none may be
    larger than one after it. In the order given; ValueError where a p is not between 0 and 1.
    """
    values, order = _ordered(ps)
    factors = len(values) / np.arange(1, len(values) + 1)
    return _back(np.minimum.accumulate((values * factors)[::-1])[::-1], order)


def _ordered(ps: Sequence[float]) -> tuple[Floats, npt.NDArray[np.intp]]:
    values = np.asarray(ps, dtype=np.float64)
    if not ((values >= 0) & (values <= 1)).all():
        raise ValueError("a p value lies between 0 and 1")
    order = np.argsort(values, kind="stable")
    return values[order], order


def _back(adjusted: Floats, order: npt.NDArray[np.intp]) -> tuple[float, ...]:
    """Put adjusted values back into the order in which they were given."""
    laid = np.empty(len(order))
    laid[order] = np.minimum(adjusted, 1.0)
    made: list[float] = laid.tolist()
    return tuple(made)
