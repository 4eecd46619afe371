"""The sufficient statistics: cross-products of columns within each cluster, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Moments:
    """Sums of w wᵀ per cluster, with w = (1, columns less their shift).

    `products` is (clusters, 1 + columns, 1 + columns); `total` is its sum over clusters. The
    shift keeps the sums small beside what they are used for: without it a column such as a year
    of birth would cost half of the digits. Sensitive data: never exported.
    """

    columns: tuple[str, ...]
    shift: Floats
    clusters: tuple[Any, ...]
    products: Floats
    total: Floats

    def places(self, names: Sequence[str]) -> list[int]:
        """Say where the columns stand in the products (0 is the constant)."""
        return [1 + self.columns.index(name) for name in names]


def moments(
    columns: Sequence[str], shift: Floats, clusters: Sequence[Any], products: Floats
) -> Moments:
    """Put the sums of a scan together, leaving out clusters without a case."""
    there = products[:, 0, 0] > 0
    if not there.all():
        clusters = [name for name, held in zip(clusters, there, strict=True) if held]
        products = products[there]
    return Moments(tuple(columns), shift, tuple(clusters), products, products.sum(axis=0))


def estimable(total: Floats, tolerance: float = 1e-9) -> list[int]:
    """Say which columns are not a combination of those before them.

    Sweeps a Cholesky factor of the cross-products scaled to correlations; a column whose
    remainder is under the tolerance (a share of its own variation) adds nothing.
    """
    scale = np.sqrt(np.maximum(np.diag(total), np.finfo(float).tiny))
    left = total / np.outer(scale, scale)
    kept: list[int] = []
    for place in range(total.shape[0]):
        remainder = left[place, place]
        if total[place, place] <= 0 or remainder <= tolerance:
            continue
        kept.append(place)
        left = left - np.outer(left[:, place], left[place]) / remainder
    return kept


def inverse(total: Floats) -> Floats:
    """Invert cross-products of estimable columns, scaled first so that units do not matter."""
    scale = 1 / np.sqrt(np.diag(total))
    turned: Floats = np.linalg.inv(total * np.outer(scale, scale)) * np.outer(scale, scale)
    return (turned + turned.T) / 2
