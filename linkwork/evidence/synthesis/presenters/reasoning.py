"""Who marked the words that say why: one coder or two, as far as their reader may know.

A second coder reads on their own. Nothing here depends on what they do until they have finished;
that somebody reads is known to the whole review.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.extraction.models import Document, Passage, SecondReading, Span
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.queries import Sight
from linkwork.ui.words import counted

Coders = set[int | None]


class Marked(Enum):
    """How many coders marked the reasoning of a passage, and what is to be done about it."""

    TWICE = auto()
    ONCE = auto()  # and nobody else has been asked
    WAITS = auto()  # a second coder is reading
    APART = auto()  # another read it, and does not say so


@dataclass(frozen=True)
class Said:
    """A sentence, with the documents it names."""

    before: str
    documents: tuple[tuple[str, str], ...] = ()
    after: str = ""


def told(
    review: Review, sight: Sight, readings: Sequence[SecondReading], user: User | None
) -> list[Said]:
    """What is said of the passages for a statement that say why."""
    marked = _marked(sight)
    found: dict[Marked, list[Passage]] = {}
    for passage, who in marked:
        found.setdefault(_how(passage, who, sight, readings), []).append(passage)
    many = len(marked)
    words = f"{counted(many, 'passage')} for it {'says' if many == 1 else 'say'} why,"
    first = f"{words} in words marked as reasoning." if many else "No passage in sight says why."
    alone = [one for one in readings if user and one.coder_id == user.pk and not one.finished_at]
    return [
        Said(first),
        *(_sentence(review, how, found[how], many) for how in Marked if how in found),
        *(_alone(review, one.document) for one in alone),
    ]


def twice_each(said: Sight) -> bool:
    """Whether every passage that says why was marked so by two coders."""
    marked = _marked(said)
    return bool(marked) and all(len(who) > 1 for _, who in marked)


def _marked(sight: Sight) -> list[tuple[Passage, Coders]]:
    """The passages for it that say why, each with the coders who marked so."""
    passages: dict[int, Passage] = {}
    coders: dict[int, Coders] = {}
    for one in sight.by_stance["supports"]:
        who = {row.coding.coded_by_id for row in one.spans if row.role == Span.Role.REASONING}
        if who:
            passages[one.coding.passage_id] = one.coding.passage
            coders.setdefault(one.coding.passage_id, set()).update(who)
    return [(passages[key], who) for key, who in coders.items()]


def _how(passage: Passage, who: Coders, sight: Sight, readings: Sequence[SecondReading]) -> Marked:
    if len(who) > 1:
        return Marked.TWICE
    here = [one for one in readings if one.document_id == passage.document_id]
    others = {one.coder_id for one in here if one.finished_at} | _coders_of(passage, sight)
    if others - who:
        return Marked.APART
    return Marked.WAITS if {one.coder_id for one in here} - who else Marked.ONCE


def _coders_of(passage: Passage, sight: Sight) -> Coders:
    """Everybody in sight who coded a passage to it, whatever they said."""
    rows = [one for found in sight.by_stance.values() for one in found]
    here = [one for one in rows if one.coding.passage_id == passage.pk]
    return {row.coded_by_id for one in here for row in (one.coding, *one.others)}


def _sentence(review: Review, how: Marked, passages: list[Passage], many: int) -> Said:
    few = len(passages)
    where = "" if few == many else f"In {few:,} of these "
    named = _links(review, [one.document for one in passages])
    which = "it" if few == 1 else "them"
    once = f"{where}only one coder marked {which}"
    if how is Marked.TWICE:
        return Said(_begun(f"{where}two coders marked {which}."))
    if how is Marked.WAITS:
        after = " on their own: what they mark is not shown until they have finished."
        return Said(_begun(f"{once}, and a second is reading "), named, after)
    if how is Marked.APART:
        before = f"{once}, and another who read {which} did not: talk about "
        return Said(_begun(before), named, ".")
    return Said(_begun(f"{once}: ask a second coder to read "), named, " on their own.")


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _alone(review: Review, document: Document) -> Said:
    after = " on your own: nothing marked in it is counted here until you have finished."
    return Said("You are reading ", _links(review, [document]), after)


def _links(review: Review, documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Each document once, with the page of its second readings."""
    return tuple(
        (one.title, reverse("extraction:second", args=[review.public_id, one.public_id]))
        for one in {one.pk: one for one in documents}.values()
    )
