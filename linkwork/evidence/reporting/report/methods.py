"""How the review was done: counted where it can be, in the authors' words where it cannot."""

from collections import Counter
from collections.abc import Iterator

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.report.speaking import authors, gap, planned_or_written, tabled
from linkwork.evidence.reporting.tables.process import AGREEMENT, CHANGES
from linkwork.ui.papers import Block, heading, listed, table, words
from linkwork.ui.words import counted, day, joined


def methods(account: Account) -> Iterator[Block]:
    """The methods, in the order of RAMESES."""
    yield heading("Methods")
    yield heading("Changes to the process", 2)
    yield from _changes(account)
    yield heading("Why a realist review", 2)
    if account.planned("rationale") and not account.written("why_realist"):
        yield words("See the rationale in the introduction.")
    else:
        yield from authors(account, "why_realist")
    yield heading("Who did what", 2)
    yield table(
        ("Member", "Roles"),
        [(one.name, joined(held) or "None said") for one, held in account.roles.items()],
    )
    yield heading("How the field was scoped", 2)
    yield from _rounds(account, ("scoping", "background"))
    yield from planned_or_written(account, "scoping", "scope")
    yield heading("Searching", 2)
    yield from _searching(account)
    yield from planned_or_written(account, "searching", "search")
    yield heading("Selection and appraisal", 2)
    yield from _selection(account)
    yield from planned_or_written(account, "selection", "selection", "appraisal")
    yield heading("Extraction", 2)
    yield from _extraction(account)
    yield from planned_or_written(account, "extraction", "form")
    yield heading("Analysis and synthesis", 2)
    yield from _analysis(account)
    yield from planned_or_written(account, "analysis", "analysis")


def _changes(account: Account) -> Iterator[Block]:
    plan = account.plan
    if plan is None or plan.frozen_on is None:
        yield from gap("no protocol is frozen, so changes to it cannot be told")
        return
    yield words(f"The protocol was frozen on {day(plan.frozen_on)}.")
    yield from tabled(account, CHANGES)


def _rounds(account: Account, purposes: tuple[str, ...]) -> Iterator[Block]:
    found = sum(one.purpose in purposes for one in account.searches)
    yield words(f"{counted(found, 'scoping search', 'scoping searches')} kept.")


def _searching(account: Account) -> Iterator[Block]:
    sought = Counter(one.get_purpose_display() for one in account.searches)
    for phase in (1, 2):
        here = account.searches_in(phase)
        hits = sum(one.hits for one in here)
        told = counted(len(here), "search", "searches")
        yield words(f"Phase {phase}: {told}, {counted(hits, 'entry', 'entries')}.")
    if sought:
        yield words("What they were for:")
        yield listed([f"{purpose}: {number}" for purpose, number in sought.most_common()])
    yield words("Every search with its words and dates stands in the appendix.")


def _selection(account: Account) -> Iterator[Block]:
    review = account.review
    each = "two readers, neither seeing the other’s answer" if review.readers > 1 else "one reader"
    yield words(f"Unless said otherwise each record is read by {each}.")
    for note in account.how_read:
        yield words(note)
    rows = [
        (
            f"{phase}",
            level.name,
            level.entered,
            level.included,
            level.excluded,
            level.unread,
            level.waiting,
        )
        for phase in (1, 2)
        for level in account.levels(phase)
        if level.entered or phase == 1
    ]
    head = ("Phase", "Level", "Came", "In", "Left out", "Not read: stopped", "Not settled yet")
    yield table(head, rows)
    yield from tabled(account, AGREEMENT)
    worth = Counter((one.criterion, one.level) for one in account.appraisals)
    if worth:
        yield words("Sources were appraised statement by statement:")
        yield table(
            ("Criterion", "High", "Moderate", "Low"),
            [
                (
                    name.capitalize(),
                    *(worth[(name, level)] for level in ("high", "moderate", "low")),
                )
                for name in ("relevance", "richness", "rigour")
            ],
        )


def _extraction(account: Account) -> Iterator[Block]:
    broken = sum(not one.resolves for one in account.passages)
    spans = sum(len(one) for one in account.spans.values())
    yield words(
        f"{counted(len(account.passages), 'passage')} were marked in"
        f" {counted(len(account.documents), 'document')}, each with its page, place and the hash of"
        f" its words; {broken} no longer stand as they were quoted."
        f" {counted(len(account.codings), 'coding')} say what a passage does to a statement, and"
        f" {counted(spans, 'stretch', 'stretches')} of words are marked as context, resource,"
        " reasoning or outcome."
    )


def _analysis(account: Account) -> Iterator[Block]:
    yield words(
        f"{counted(len(account.statements), 'statement')} and"
        f" {counted(len(account.configurations), 'configuration')} are kept in versions, each with"
        f" its reason; {counted(len(account.moves), 'move')} of the synthesis are written down with"
        " what went in, what came of it and why."
    )
    sorts = Counter(one.get_sort_display() for one in account.moves)
    if sorts:
        yield listed([f"{sort} ({number})" for sort, number in sorts.most_common()])
