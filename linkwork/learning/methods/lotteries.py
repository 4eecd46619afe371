"""A lottery in the service, read by what was drawn: intention to treat, with the same engine.

Where a component was shared out by lot, the drawn differ from the rest by chance alone. Everybody
entered is compared by their draw, whoever then had the component; nothing need be held equal but
the declared chance, where lotteries with several shares stand together. This outranks the
comparison of those who had it with those who had not, and is shown beside it.
"""

from dataclasses import replace

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.cells import Cells, cells_of
from linkwork.learning.methods.confounders import Confounder
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate, adjusted
from linkwork.learning.methods.scan import Arms
from linkwork.theory.expression import Compare
from linkwork.theory.vocabulary import vocabulary

NAME = "lottery (intention to treat)"
DRAWN, CHANCE = "drawn_for_", "chance_of_"
WHY_CHANCE = "lotteries that draw different shares stand together"


def lottery_design(design: Design, plan: Plan) -> Design | None:
    """The same question asked of the draw; None where the plan names no lottery for it.

    Raises ValueError where the fact named is not a draw, or is not fixed before the component.
    """
    fact = plan.lotteries.get(design.statement.code)
    if fact is None:
        return None
    known = vocabulary()
    if not fact.startswith(DRAWN) or fact not in known:
        raise ValueError(f"{design.statement.code}: {fact} is not the draw of a lottery")
    chance = CHANCE + fact.removeprefix(DRAWN)
    return replace(
        design,
        component=Compare(fact, "==", True),
        context=None,
        within=None,
        confounders=(Confounder(chance, WHY_CHANCE),) if chance in known else (),
        key=f"{design.statement.code} lottery",
    )


def lottery_check(
    design: Design, arms: Arms, columns: tuple[str, ...], plan: Plan, primary: Estimate | None
) -> Check:
    """What the draw did to the outcome, or why it cannot be said.

    `agrees` says whether the draw's interval leaves room for the effect seen beside it: being
    drawn does no more than having the component, so only a larger or an opposite effect of the
    draw speaks against it.
    """
    cells = cells_of(arms)
    refused = _refusal(arms, cells, plan)
    if refused:
        return Check(name=NAME, words=refused)
    if cells.smallest(yes_no=design.unit == "proportion") < plan.smallest_cell:
        return Check(name=NAME, words=f"withheld: a cell holds fewer than {plan.smallest_cell}")
    try:
        found = adjusted(arms, columns)
    except ValueError as error:
        return Check(name=NAME, words=f"not enough people entered: {error}")
    return Check(
        name=NAME,
        words=(
            f"everybody entered in a lottery, by what was drawn, whoever then had it:"
            f" {found.n_with:,} drawn, {found.n - found.n_with:,} not"
        ),
        effect=found.effect,
        se=found.error,
        ci=(found.low, found.high),
        p=found.p,
        n=found.n,
        agrees=_agrees(found, primary),
    )


def _agrees(found: Estimate, primary: Estimate | None) -> bool | None:
    """Whether the interval of the draw meets the span from nought to the effect seen beside it."""
    if primary is None:
        return None
    low, high = sorted((0.0, primary.effect))
    return found.low <= high + primary.error and found.high >= low - primary.error


def _refusal(arms: Arms, cells: Cells, plan: Plan) -> str:
    """Say why the draw cannot be read; nothing where it can."""
    if not cells.with_ or not cells.without:
        return "nobody entered in a lottery yet whose outcome is known"
    drawn, rest = set(arms.with_.clusters), set(arms.without.clusters)
    here = len(drawn | rest)
    least = plan.fewest_clusters if drawn & rest else plan.fewest_clusters_between
    if here < least:
        how = "entered" if drawn & rest else "drawn as a whole"
        return f"too few {plan.cluster}s {how}: {here} here, at least {least} needed"
    return ""
