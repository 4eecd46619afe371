"""Why it may work: what goes with each probe, in words that claim no more than was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from linkwork.learning.methods.beside import Carried
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.opinions.arms import hides
from linkwork.learning.methods.opinions.mechanisms import TooFew, carry
from linkwork.learning.methods.opinions.rows import Rows, only
from linkwork.learning.methods.wording import amount, between
from linkwork.theory.expression import facts_of
from linkwork.theory.vocabulary import vocabulary


def carried(
    rows: Rows, name: str, declared: Sequence[str], design: Design, plan: Plan
) -> tuple[Carried, ...]:
    """Part the effect by one probe, over all and within each declared context.

    rows: all compared; `declared` are contexts by their words, of which rows may not hold all.
    """
    told = only(rows, np.isfinite(rows.probes[name]))
    whole = _tried(told, name, design, plan)
    there = [words for words in declared if words in rows.contexts]
    parted = [one for words in there for one in _tried(told, name, design, plan, context=words)]
    return (*whole, *parted)


def unable(name: str, why: str) -> Carried:
    """Say why a probe cannot carry the effect."""
    return Carried(probe=name, words=f"Not looked at: {why}.")


def _tried(
    rows: Rows, name: str, design: Design, plan: Plan, context: str = ""
) -> Iterable[Carried]:
    held = only(rows, np.isfinite(rows.contexts[context])) if context else rows
    moderator = held.contexts[context] if context else None
    halves = [held]
    if moderator is not None:
        halves = [only(held, moderator == side) for side in (1.0, 0.0)]
    why = next(filter(None, (hides(half, design, plan) for half in halves)), "")
    if why:
        said = f"the indirect effect is {why} among those whose {_label(name)} is known"
        return [replace(unable(name, said), context=context)]
    try:
        found = carry(
            held.component,
            held.probes[name],
            held.outcome,
            held.confounders,
            held.clusters,
            moderator=moderator,
            seed=plan.seed,
        )
    except TooFew as error:
        return [replace(unable(name, str(error)), context=context)]
    contexts = (context, rows.otherwise[context]) if context else ("",)
    return [
        replace(one, probe=name, context=where, words=_words(one, name, design))
        for one, where in zip(found, contexts, strict=True)
    ]


def _words(one: Carried, name: str, design: Design) -> str:
    """Say what was seen, and on what it hangs."""
    assert one.indirect is not None
    assert one.ci is not None
    assert one.total is not None
    assert one.rho is not None
    probe, unit = _label(name), design.unit
    low, high = sorted(design.sign * end for end in one.ci)
    size = f"{amount(one.indirect, unit)} ({between(one.ci, unit)})"
    if low > 0:
        said = (
            f"Consistent with part of the effect going through {probe}: {size} of"
            f" {amount(one.total, unit)}."
        )
    elif high < 0:
        said = (
            f"Not what the statement expects: what goes with {probe} points the other way, {size}."
        )
    else:
        said = f"Not enough to tell whether any of the effect goes through {probe}: {size}."
    outcome = " and ".join(_label(fact) for fact in facts_of(design.outcome))
    said += (
        f" This holds only if nothing else moves both {probe} and {outcome} once component and"
        " confounders are held equal, which the cases cannot show"
    )
    if low > 0:
        said += (
            f"; a correlation of {one.rho:.2f} between what else moves the two would make it vanish"
        )
    return f"{said}. From the {one.n:,} cases in which {probe} is known."


def _label(name: str) -> str:
    return vocabulary()[name].label
