"""The ripple map of the shelf: which statement feeds or weakens which, with what is known here."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from linkwork.library import queries
from linkwork.library.models import Finding, PublishedStatement, PublishedTheory, Ripple
from linkwork.library.presenters.marks import mark
from linkwork.theory.stages import Stage
from linkwork.ui.pictures import Link, Node, ripple_map
from linkwork.ui.words import counted

COLUMNS = ("Enrolment", "Engagement", "Adherence", "Follow-up and system")
COLUMN_OF = {
    Stage.ENROLMENT: COLUMNS[0],
    Stage.ENGAGEMENT: COLUMNS[1],
    Stage.ADHERENCE: COLUMNS[2],
    Stage.FOLLOW_UP: COLUMNS[3],
    Stage.SYSTEM: COLUMNS[3],
}
KNOWN = {
    "supported": "supported",
    "contradicted": "contradicted",
    "mixed": "mixed",
    "too small to matter": "too small to matter",
    "insufficient": "not enough cases yet",
    "not testable": "not testable yet",
}


def page(
    statements: Sequence[PublishedStatement],
    ripples: Sequence[Ripple],
    found: list[Finding] | None,
    theory: PublishedTheory | None,
) -> dict[str, Any]:
    """The context of the map; `found` is None where the reader's role may not see findings."""
    newest = queries.newest_of_each(found or [])
    verdicts = {one.code: mark(one, newest.get(one.code)).verdict for one in statements}
    shows = found is not None
    nodes = [_node(one, verdicts[one.code] if shows else "") for one in statements]
    links = [
        Link(one.from_code, one.to_code, one.weakens, one.how, _known(one, verdicts, shows))
        for one in ripples
    ]
    joined = {code for one in ripples for code in (one.from_code, one.to_code)}
    return {
        "picture_of": ripple_map(nodes, links, COLUMNS),
        "alone": [
            {"text": f"{one.code} {one.nickname}", "href": _href(one.code)}
            for one in statements
            if one.code not in joined
        ],
        "says": f"{counted(len(links), 'link')} {'joins' if len(links) == 1 else 'join'} "
        f"{counted(len(joined), 'statement')} of {len(statements)}.",
        "theory": theory,
    }


def _node(published: PublishedStatement, verdict: str) -> Node:
    return Node(
        code=published.code,
        nickname=published.nickname,
        column=COLUMN_OF.get(Stage(published.stage), COLUMNS[3]),
        known=KNOWN.get(verdict, "not tested here") if verdict else "",
        verdict=verdict,
        href=_href(published.code),
    )


def _known(ripple: Ripple, verdicts: dict[str, str], shows: bool) -> str:
    both = {verdicts.get(ripple.from_code), verdicts.get(ripple.to_code)} == {"supported"}
    if shows and both:
        return "Proposed. Both ends are supported here; the link itself is not tested"
    return "Proposed. Not tested"


def _href(code: str) -> str:
    return reverse("library:statement", args=[code])
