"""Links and rivals of a review: drawn as a map, and each one in words."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Link, Status
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.queries import Configured, InReview
from linkwork.theory.stages import Stage
from linkwork.ui.pictures import Link as Drawn
from linkwork.ui.pictures import Node, ripple_map

COLUMNS = ("Enrolment", "Engagement", "Adherence", "Follow-up and system")
PLACE = {
    Stage.ENROLMENT: 0,
    Stage.ENGAGEMENT: 1,
    Stage.ADHERENCE: 2,
    Stage.FOLLOW_UP: 3,
    Stage.SYSTEM: 3,
}


def page(
    review: Review,
    found: Sequence[Link],
    statements: Sequence[InReview],
    configured: Sequence[Configured],
) -> dict[str, Any]:
    """The context of the page of links: those that stand drawn, those withdrawn kept below."""
    standing = [one for one in found if one.withdrawn_at is None]
    ripples = [one for one in standing if one.way != Link.Way.RIVALS]
    joined = {code for one in ripples for code in (one.from_code, one.to_code)}
    names = {one.code: one.nickname for one in statements}
    names |= {one.code: one.nickname for one in configured}
    nodes = [_node(review, one, Status(one.status).label) for one in statements if one.stands]
    nodes += [_node(review, one, "configuration") for one in configured]
    drawn = [one for one in nodes if one.code in joined]
    return frame.within(review, "links") | {
        "picture_of": ripple_map(drawn, [_drawn(one) for one in ripples], COLUMNS, note="")
        if drawn
        else None,
        "ripples": [row(review, one, names) for one in ripples],
        "rivals": [row(review, one, names) for one in standing if one.way == Link.Way.RIVALS],
        "withdrawn": [row(review, one, names) for one in found if one.withdrawn_at is not None],
        "alone": len([one for one in nodes if one.code not in joined]),
    }


def row(review: Review, link: Link, names: dict[str, str]) -> dict[str, Any]:
    """One link in a table."""
    return {
        "from": _end(review, link.from_code, names),
        "way": Link.Way(link.way).label,
        "weakens": link.weakens,
        "to": _end(review, link.to_code, names),
        "how": link.how,
        "who": link.made_by,
        "at": link.made_at,
        "because": link.withdrawn_because,
        "withdrawn_by": link.withdrawn_by,
        "withdraw": reverse("synthesis:withdraw", args=[review.public_id, link.public_id]),
    }


def offered(
    statements: Sequence[InReview], configured: Sequence[Configured]
) -> list[tuple[str, str]]:
    """What may be linked: everything the review still works with."""
    found = [(one.code, f"{one.code} {one.nickname}") for one in statements if one.stands]
    return found + [(one.code, f"{one.code} {one.nickname} (configuration)") for one in configured]


def _end(review: Review, code: str, names: dict[str, str]) -> dict[str, str]:
    return {"code": code, "name": names.get(code, ""), "href": frame.href_of(review, code)}


def _node(review: Review, one: InReview | Configured, known: str) -> Node:
    return Node(
        code=one.code,
        nickname=one.nickname,
        column=COLUMNS[PLACE.get(Stage(one.stage), 3)],
        known=known.lower(),
        href=frame.href_of(review, one.code),
    )


def _drawn(link: Link) -> Drawn:
    return Drawn(link.from_code, link.to_code, link.weakens, link.how)
