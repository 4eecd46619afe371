"""Second readings of one statement: the same question asked of the rows in other ways."""

from collections.abc import Callable

import ibis.expr.types as ir

from linkwork.learning.methods.columns import Look
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.opinions.opinion import Opinions

__all__ = ["Opinions", "gather"]


def gather(
    design: Design,
    cases: ir.Table,
    plan: Plan,
    *,
    primary: Estimate,
    found: Look,
    tell: Callable[[str], None] | None = None,
) -> Opinions:
    """Read one statement again from the rows of its risk set, beside the scan's estimate.

    For statements whose figures may be shown. Thin cases raise nothing: what cannot be had is a
    check without an effect, whose words say why. The same cases and plan give the same answer.
    """
    # scikit-learn costs a second to load: whoever asks for no second reading does not wait for it.
    from linkwork.learning.methods.opinions.gathering import gathered

    return gathered(design, cases, plan, primary=primary, found=found, tell=tell)
