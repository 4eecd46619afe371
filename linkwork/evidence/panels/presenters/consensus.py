"""The consensus report of one panel in blocks: the page, the PDF and the Word file are made of it.

Nobody's single vote is in it: it reads what a result keeps, in which small groups stand together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse

from linkwork.evidence.panels.models import Panel
from linkwork.evidence.panels.presenters import accord
from linkwork.evidence.panels.presenters.accord import Item, Reported
from linkwork.evidence.panels.presenters.outcome import Row, Shown
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.ui.papers import Block, contents, heading, listed, table, words
from linkwork.ui.words import counted, day, joined, today

NOTHING = "No round of this panel has closed yet: there is nothing to report of it."
INVENTED = "An invented panel: nobody’s view."
WITHHELD = "Too few answered for anything to be shown: it would tell single votes."
OWN = "the panel’s own"  # of an item that is no statement
SOURCE = (
    "ACCORD: Gattrell and others 2024, doi 10.1371/journal.pmed.1004326. The items stand here in"
    " short words of our own."
)


def document(told: Reported) -> dict[str, Any]:
    """The whole report of a panel as data, which any printer can set."""
    rounds = [block for one in told.shown for block in _round(one)]
    return {
        "title": told.panel.title,
        "kind": "Consensus report",
        "service": told.panel.organisation.name,
        "reference": f"as it stood on {day(today())}",
        "blocks": [*_front(told), *rounds, *_by_accord(told)],
    }


def page(review: Review, panels: list[Panel]) -> dict[str, Any]:
    """The consensus reports of a review on one page, made of the same blocks."""
    listed_at = reverse("panels:list", args=[review.public_id])
    found = accord.reports(review, panels)
    return records.within(review, "panels", ("Panels", listed_at)) | {
        "reports": [
            {"told": one, "rounds": [_folded(said) for said in one.shown]} for one in found
        ],
        "no_record": accord.NO_RECORD,
    }


def result(said: Shown) -> list[Block]:
    """What came of a round, item by item, as it may be shown."""
    if said.withheld:
        return [words(WITHHELD)]
    if not said.rows:
        return [words("This round asked for words, not for votes: nothing was counted.")]
    head = ("Place", "Statement", "Item", "Outcome", *said.heads)
    body: list[Sequence[object]] = [_counted(row) for row in said.rows]
    if not said.groups:
        return [table(head, body)]
    grouped = [(*line, _by_group(row)) for line, row in zip(body, said.rows, strict=True)]
    return [table((*head, "By group"), grouped)]


def checklist(items: Iterable[Item]) -> Block:
    """ACCORD item by item: what is recorded, or that nothing is."""
    rows = [(one.code, one.asks, " ".join(one.says) or accord.NO_RECORD) for one in items]
    return table(("Item", "What it asks", "What is recorded"), rows)


def _front(told: Reported) -> Iterator[Block]:
    panel = told.panel
    if panel.invented:
        yield words(INVENTED)
    yield words(f"A panel of the review “{panel.review.title}”.")
    yield words(f"Heard as groups of their own: {joined(panel.constituencies)}.")
    yield contents()
    yield heading("What was decided")
    yield from [listed(told.decided)] if told.decided else [words(NOTHING)]


def _folded(said: Shown) -> dict[str, Any]:
    """A round on the page: its heading opens the rest of its blocks."""
    title, *rest = _round(said)
    return {"title": title["text"], "blocks": rest}


def _round(said: Shown) -> Iterator[Block]:
    yield heading(f"Round {said.number}: {said.question}")
    yield heading("Fixed before anybody could vote", 2)
    yield words(f"{said.method}. Fixed {said.fixed}, to close {said.closes}. Panellists read:")
    yield listed([*said.rule, said.private])
    yield words(f"Hash of what was fixed: {said.seal}")
    yield table(
        ("Item", "Version", "Words", "What follows"),
        [(one["key"], one["version"] or OWN, one["text"], one["then"]) for one in said.items],
    )
    yield heading("Who was asked, and who answered", 2)
    yield words(f"{said.voters}. {said.quorum}")
    yield table(
        ("Group", "Answered, of those asked", "At least", "Shown as"),
        [
            (one.name, one.got, one.least or "any number", one.shown_as or "itself")
            for one in said.turnout
        ],
    )
    yield heading("What came of it", 2)
    yield from result(said)
    yield from _ties(said)
    yield from _remarks(said)
    yield from _ended(said)


def _counted(row: Row) -> tuple[object, ...]:
    return (row.place, row.code, row.text, row.mark or "Does not go forward", *row.cells)


def _by_group(row: Row) -> str:
    return "; ".join(f"{name}: {cell}" for name, cell in row.groups)


def _ties(said: Shown) -> Iterator[Block]:
    if said.drawn:
        yield words("Level with another, and placed by the draw that was fixed beforehand:")
        yield listed([f"Place {row.place}: {row.text}" for row in said.drawn])
    elif said.ranked:
        yield words("No place was decided by the draw that was fixed beforehand.")
    if said.ranked and said.groups:
        yield words("By group: points, and by how many it was chosen.")
    if said.unchosen:
        yield words(f"{counted(len(said.unchosen), 'item')} nobody chose.")


def _remarks(said: Shown) -> Iterator[Block]:
    yield heading("Said against it", 2)
    nobody = "Nobody wrote that they do not agree with something."
    yield listed(said.dissent) if said.dissent else words(nobody)
    yield heading("In the panel’s own words", 2)
    told = [f"{one['sort']}{_about(one)}: {one['text']}" for one in said.said]
    yield listed(told) if told else words("Nobody wrote anything else.")


def _about(one: dict[str, str]) -> str:
    return f" ({one['about']})" if one["about"] else ""


def _ended(said: Shown) -> Iterator[Block]:
    yield heading("What departed from what was fixed", 2)
    yield listed(said.departures) if said.departures else words("Nothing.")
    yield heading("Counted and signed", 2)
    yield words(f"Counted {said.closed}.")
    yield words(f"Hash of what was counted: {said.hash}")
    yield words(said.trust)
    yield (
        listed([f"Signed: {one}" for one in said.signed])
        if said.signed
        else words("Nobody has signed it yet.")
    )


def _by_accord(told: Reported) -> Iterator[Block]:
    yield heading("ACCORD, item by item")
    yield words(told.gaps_words)
    yield checklist(told.items)
    yield words(SOURCE)
