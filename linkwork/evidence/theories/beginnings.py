"""The theory of the demonstration's review: a signed first version, and a second being written."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.theories import actions, weighing
from linkwork.evidence.theories.models import Verdict

FALLBACK = Verdict.Answer.INSUFFICIENT


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Give verdicts, seal and sign the first version, publish it, and begin the second."""
    told = _told()
    chosen = [one.code for one in synthesis.prioritised(review)]
    if not chosen:
        return
    first, second = reviewers[0], reviewers[1]
    for row in told["verdict"]:
        _judge(review, row, first, second)
    theory = actions.write(
        review=review,
        title=told["title"],
        narrative=_narrative(told, chosen),
        chosen=chosen,
        reason=told["first"],
        by=first,
    )
    actions.seal(theory=theory, by=first)
    for who in (first, second):
        actions.sign(theory=theory, by=who)
    actions.publish(theory=theory, by=second)
    actions.write(
        review=review,
        title=told["title"],
        narrative=f"{_narrative(told, chosen)}\n\n{told['added']}",
        chosen=chosen,
        reason=told["second"],
        by=second,
    )


def _told() -> dict[str, Any]:
    """What the invented team wrote."""
    text = files("linkwork.evidence.theories").joinpath("invented_theory.toml").read_text("utf-8")
    return tomllib.loads(text)


def _narrative(told: dict[str, Any], chosen: Sequence[str]) -> str:
    """A paragraph for each statement the panel ranked; the opening where it has its own."""
    rest = [told["paragraph"][code] for code in chosen if code in told["paragraph"]]
    return "\n\n".join([told["opening"], *rest] if "EN1" in chosen else rest)


def _judge(review: Review, row: dict[str, Any], first: Actor, second: Actor) -> None:
    """A verdict as far as the passages that lie there bear it; else insufficient."""
    statement = synthesis.statement(review, row["code"])
    if statement is None:
        return
    weighed = weighing.before(review, statement, row["source"])
    unfit = weighing.against(row["answer"], row["source"], weighed)
    given = actions.give(
        review=review,
        code=row["code"],
        source=row["source"],
        answer=FALLBACK if unfit else row["answer"],
        probed=row["probed"],
        rationale=row["rationale"],
        by=first,
    )
    if row["signed"]:
        actions.sign_verdict(verdict=given, by=second)
