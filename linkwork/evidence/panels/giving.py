"""Hands a signed result on: to the statements' standing in the review, and to the library."""

from typing import Any

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.panels.queries import Outcome
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.synthesis import queries as in_review
from linkwork.evidence.synthesis.models import StatusChange
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.offered import PanelVotes

PRIORITISED = "prioritised"


def hand_on(outcome: Outcome, by: Actor) -> None:
    """Say what follows from a result that was signed."""
    items = {one["key"]: one for one in outcome.seal.content["items"]}
    for line in outcome.result.content["lines"]:
        item = items[line["key"]]
        if not item.get("code"):
            continue
        if line["forward"] and outcome.seal.content["feeds"]:
            _prioritise(outcome, item, by)
        _beside(outcome, item, line, by)


def _prioritise(outcome: Outcome, item: dict[str, Any], by: Actor) -> StatusChange | None:
    """Mark a statement as prioritised, where it still stands in the review in that version."""
    review = outcome.panel.review
    now = in_review.statement(review, item["code"])
    if now is None or not now.stands or now.version != item["version"]:
        return None
    reason = f"{outcome.panel.title}, round {outcome.round.number}: {_place(outcome, item)}"
    return synthesis.set_status(
        review=review,
        code=item["code"],
        version=item["version"],
        status=PRIORITISED,
        reason=reason,
        by=by,
    )


def _place(outcome: Outcome, item: dict[str, Any]) -> str:
    lines = outcome.result.content["lines"]
    place = next(one["place"] for one in lines if one["key"] == item["key"])
    return f"place {place} of {len(lines)}, by {outcome.result.content['voters']} votes"


def _beside(outcome: Outcome, item: dict[str, Any], line: dict[str, Any], by: Actor) -> None:
    """Put the votes beside the statement, where that version is on the shelf."""
    try:
        published = shelf.statement(item["code"], item["version"])
    except shelf.NotOnShelf:
        return  # a draft: its votes stay in the review
    content = outcome.result.content
    library.keep_votes(
        statement=published,
        votes=PanelVotes(
            panel=outcome.panel.public_id,
            round=outcome.round.public_id,
            review=outcome.panel.review.public_id,
            panel_title=outcome.panel.title,
            question=outcome.round.question,
            method=content["method"],
            asked=sum(one["asked"] for one in content["turnout"]),
            voters=content["voters"],
            items=len(content["lines"]),
            place=line["place"],
            forward=line["forward"],
            choose=outcome.rule.choose,
            figures=line["everybody"]["figures"],
            groups=line["groups"],
            result_hash=outcome.result.hash,
            closed_on=outcome.result.closed_at.date(),
            invented=outcome.panel.invented,
            address=reverse(
                "panels:result", args=[outcome.panel.review.public_id, outcome.round.public_id]
            ),
        ),
        by=by,
    )
