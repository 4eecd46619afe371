"""Which releases together give a count away: those whose claims hold the bounds in place."""

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from linkwork.learning.methods.disclosure.attack.bounds import Target
from linkwork.learning.methods.disclosure.attack.programmes import Programme

HOLDS = 1e-7


def sources_of(programme: Programme, target: Target) -> tuple[str, ...]:
    """The releases with a price in either bound's dual, in their order."""
    row = sum(weight * programme.sums[[place]] for place, weight in target.parts)
    cost = sparse.csr_array(row).toarray()[0]
    sides = sparse.vstack([programme.sums, -programme.sums], format="csr")
    limits = np.concatenate([programme.high, -programme.low])
    real = np.isfinite(limits)
    held = np.zeros(programme.sums.shape[0], dtype=bool)
    for sign in (1.0, -1.0):
        answer = linprog(sign * cost, A_ub=sides[real], b_ub=limits[real], method="highs")
        if answer.status == 0:
            prices = np.zeros(len(limits))
            prices[real] = answer.ineqlin.marginals
            held |= (np.abs(prices.reshape(2, -1)) > HOLDS).any(axis=0)
    claims = programme.claims
    return tuple(dict.fromkeys(claims[n].source for n in np.flatnonzero(held) if n < len(claims)))
