"""How alike the cases of one cluster are."""

from linkwork.learning.methods.sides import Sides


def likeness(both: Sides) -> float | None:
    """Give the share of the outcome's variation that lies between clusters (ICC).

    One-way analysis of variance: (MSB − MSW) / (MSB + (n₀ − 1) MSW) with n₀ the size of a cluster
    corrected for unequal ones (Donner and Koval 1980); nought where it would be negative. None
    where every cluster holds one case, or the outcome does not vary.
    """
    sums = both.without.sums() + both.with_.sums()
    counts, outcome = sums[:, 0], sums[:, -1]
    squares = float(both.without.total[-1, -1] + both.with_.total[-1, -1])
    n, groups = float(counts.sum()), len(counts)
    between = float((outcome**2 / counts).sum() - outcome.sum() ** 2 / n)
    left = squares - float((outcome**2 / counts).sum())
    if n <= groups or squares - outcome.sum() ** 2 / n <= 0:
        return None
    apart, inside = between / (groups - 1), left / (n - groups)
    size = (n - float((counts**2).sum()) / n) / (groups - 1)
    spread = apart + (size - 1) * inside
    return max(0.0, (apart - inside) / spread) if spread > 0 else None
