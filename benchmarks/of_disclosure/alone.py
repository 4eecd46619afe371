"""Suppression by itself, as is often done: small counts out, the rest exact, with totals."""

from itertools import combinations, product

from linkwork.learning.methods.disclosure.attack.bounds import Target, intervals
from linkwork.learning.methods.disclosure.attack.claims import Claim
from linkwork.learning.methods.disclosure.attack.programmes import programme
from linkwork.learning.methods.disclosure.cubes import STEPS, Cube
from linkwork.learning.methods.disclosure.floors import HOUSE, NARROWEST


def broken(cube: Cube) -> tuple[int, int, int]:
    """Hidden counts of 1 to 7; of those found exactly; of those held narrower than three."""
    claims = list(_told(cube))
    hidden = [place for place, one in enumerate(claims) if one.hidden]
    targets = [Target(((place, 1.0),), 1, HOUSE.hidden) for place in hidden]
    found = intervals(programme(claims, list(STEPS)), targets)
    widths = [high - low for low, high in found]
    return len(hidden), sum(one == 0 for one in widths), sum(one < NARROWEST for one in widths)


def _told(cube: Cube) -> list[Claim]:
    """Every cell, and every total over some of the dimensions, by the rule of seven alone."""
    counts = {(cell.labels, cell.step): cell.exact for cell in cube.cells}
    every = range(len(cube.dimensions))
    claims = []
    for kept in (set(one) for size in range(len(every) + 1) for one in combinations(every, size)):
        groups = [
            [g.label for g in cube.dimensions[n].groups] if n in kept else [None] for n in every
        ]
        for labels in product(*groups):
            for step in cube.steps:
                exact = sum(
                    count
                    for (cell, at), count in counts.items()
                    if at == step
                    and all(want in (None, has) for want, has in zip(labels, cell, strict=True))
                )
                hidden = 1 <= exact <= HOUSE.hidden
                region = dict(cube.only) | {
                    one.axis: one.group(label).values
                    for one, label in zip(cube.dimensions, labels, strict=True)
                    if label is not None
                }
                low, high = (1, HOUSE.hidden) if hidden else (exact, exact)
                claims.append(Claim("alone", cube.snapshot, step, region, low, high, hidden))
    return claims
