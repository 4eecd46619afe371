"""Passages in sight of a statement: their words, their worth, and what came of them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.queries import Seen, Sight
from linkwork.ui.words import counted

HEADS = {
    "supports": ("For it", "No passage supports it yet."),
    "qualifies": ("Qualifying it", "No passage qualifies it."),
    "contradicts": ("Against it", "No passage contradicts it."),
}
AROUND = {"extends": "extends it", "context only": "is context only"}
ROLES = {"context": "c", "resource": "r", "reasoning": "z", "outcome": "o"}


@dataclass(frozen=True)
class Quoted:
    """One passage as the page shows it."""

    href: str
    document: str
    place: str
    quote: str
    voice: str
    part: str
    said: tuple[tuple[str, str], ...]  # each coder, and their memo
    note: str
    worth: str
    spans: tuple[tuple[str, str, str], ...]
    settled: str
    settled_because: str
    settle_href: str
    differ: bool
    invented: bool
    resolves: bool
    stance: str
    carried: str


def columns(review: Review, code: str, sight: Sight) -> list[dict[str, Any]]:
    """For, qualifying and against, side by side."""
    return [
        {
            "title": title,
            "id": stance,
            "empty": empty,
            "count": len(sight.by_stance[stance]),
            "rows": [_quoted(review, code, one, sight) for one in sight.by_stance[stance]],
        }
        for stance, (title, empty) in HEADS.items()
    ]


def around(review: Review, code: str, sight: Sight) -> list[Quoted]:
    """What extends it or is context only."""
    return [
        _quoted(review, code, one, sight) for stance in AROUND for one in sight.by_stance[stance]
    ]


def label(one: Seen) -> str:
    """A passage as one line of a list of choices."""
    coding = one.coding
    quote = coding.passage.quote
    short = quote if len(quote) <= 140 else f"{quote[:139].rstrip()}…"
    where = f"{coding.passage.document.title}, page {coding.passage.page.number}"
    return f"{coding.stance}: “{short}” ({where})"


def _quoted(review: Review, code: str, one: Seen, sight: Sight) -> Quoted:
    coding = one.coding
    passage = coding.passage
    against = coding.stance == "contradicts"
    settle = reverse("synthesis:adjudicate", args=[review.public_id, code, passage.public_id])
    return Quoted(
        href=passage_href(review, passage),
        document=passage.document.title,
        place=f"page {passage.page.number}",
        quote=passage.quote,
        voice=passage.get_voice_display().lower(),
        part="" if coding.whole else "to a part of it",
        said=tuple((_name(row), row.memo) for row in (*one.others, coding)),
        note=one.note,
        worth=" · ".join(f"{row.criterion} {row.level}" for row in one.worth.values()),
        spans=tuple((ROLES[row.role], row.get_role_display(), row.quote) for row in one.spans),
        settled=one.settled.output if one.settled else "",
        settled_because=one.settled.rationale.rstrip(".") if one.settled else "",
        settle_href=settle if against else "",
        differ=passage.pk in sight.differ,
        invented=passage.document.invented,
        resolves=passage.resolves,
        stance=AROUND.get(coding.stance, coding.stance),
        carried=_carried(coding),
    )


def _carried(coding: Coding) -> str:
    """Where it was carried from, and why it is read otherwise now."""
    before = coding.carried_from
    if before is None:
        return ""
    older = before.statement_version < coding.statement_version
    said = f"version {before.statement_version}" if older else "earlier words"
    why = f" ({coding.carried_because})" if coding.carried_because else ""
    return f"looked at again, carried from {said}{why}"


def _name(coding: Coding) -> str:
    return coding.coded_by.name if coding.coded_by else "somebody"


def summary(sight: Sight) -> str:
    """How much is in sight, and what waits for an adjudication."""
    rows = [one for found in sight.by_stance.values() for one in found]
    if not rows:
        return "No passage speaks to it yet."
    documents = {one.coding.passage.document_id for one in rows}
    passages = {one.coding.passage_id for one in rows}
    said = f"{counted(len(passages), 'passage')} from {counted(len(documents), 'document')}."
    if sight.unsettled:
        said += f" {counted(sight.unsettled, 'passage')} against it not adjudicated yet."
    return said
