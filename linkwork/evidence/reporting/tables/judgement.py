"""Tables of what was judged: votes of panels, verdicts, and how the theory changed."""

from collections.abc import Iterator
from itertools import pairwise

from linkwork.evidence.panels.presenters.outcome import shown
from linkwork.evidence.panels.queries import Outcome
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.tables.table import Cell, Filled, Table
from linkwork.evidence.theories import comparing
from linkwork.evidence.theories.models import TheoryVersion, Verdict
from linkwork.evidence.theories.presenters import side
from linkwork.ui.words import day, joined

EVERYBODY = "Everybody"


def _consensus(account: Account) -> Filled:
    return Filled(
        head=("Panel", "Round", "Place", "Statement", "Item", "Outcome", "Of whom", "Figures"),
        rows=[row for one in account.outcomes for row in _voted(one)],
        numbers=(2,),
        notes=(
            "Nobody’s single vote is here or anywhere: small groups stand together with others.",
        ),
    )


def _voted(outcome: Outcome) -> Iterator[tuple[Cell, ...]]:
    said = shown(outcome)
    told = (str(outcome.panel), f"Round {outcome.round.number}")
    for row in said.rows:
        item = (row.place, row.code, row.text, row.mark or "Does not go forward")
        figures = "; ".join(
            f"{head}: {cell}" for head, cell in zip(said.heads, row.cells, strict=False)
        )
        yield (*told, *item, EVERYBODY, figures)
        yield from ((*told, *item, name, cells) for name, cells in row.groups)


def _dissent(account: Account) -> Filled:
    return Filled(
        head=("Panel", "Round", "What", "Words"),
        rows=[
            (str(one.panel), f"Round {one.round.number}", row.get_sort_display(), row.text)
            for one in account.outcomes
            for row in one.remarks
        ],
    )


def _verdicts(account: Account) -> Filled:
    return Filled(
        head=(
            "Statement",
            "Version",
            "From",
            "Verdict",
            "Mechanism looked at",
            "Why",
            "Given by",
            "When",
            "Signed by",
        ),
        rows=[_verdict(one) for one in account.verdicts],
        numbers=(1,),
        paper=(0, 2, 3, 4, 5, 8),
    )


def _verdict(one: Verdict) -> tuple[Cell, ...]:
    return (
        one.code,
        one.statement_version,
        one.get_source_display(),
        one.get_answer_display(),
        "Yes" if one.probed else "No",
        one.rationale,
        one.given_by.name,
        day(one.given_at),
        joined(name.signed_by.name for name in one.signatures.all()) or "Nobody yet",
    )


def _theory(account: Account) -> Filled:
    ordered = [None, *reversed(account.theories)]
    return Filled(
        head=("Version", "Why it was made", "What", "Which", "How", "Before", "After"),
        rows=[
            row
            for before, after in pairwise(ordered)
            if after is not None
            for row in _changed(before, after)
        ],
        numbers=(0,),
        paper=(0, 2, 3, 4, 5, 6),
    )


def _changed(before: TheoryVersion | None, after: TheoryVersion) -> Iterator[tuple[Cell, ...]]:
    for one in comparing.between(side(before) if before else None, side(after)):
        told = (one.kind, one.what, one.change, one.before, one.after)
        yield (after.number, after.reason, *told)


CONSENSUS = Table(
    name="consensus",
    title="Votes of panels",
    says="What came of each round that has closed: the order, and the figures by group.",
    empty="No panel has voted, or no vote has closed.",
    fill=_consensus,
)
DISSENT = Table(
    name="dissent",
    title="What panellists said",
    says="Dissent and comments, as they were written, without who wrote them.",
    empty="Nothing was said beside a vote that has closed.",
    fill=_dissent,
)
VERDICTS = Table(
    name="verdicts",
    title="Verdicts",
    says="What is to be made of each statement, from the literature and from the service’s own"
    " data, which are never added up.",
    empty="No verdict has been given.",
    fill=_verdicts,
)
VERSIONS = Table(
    name="theory-changes",
    title="Changes between versions of the theory",
    says="What came in, what went out and what was worded differently, from version to version.",
    empty="No version of the theory has been written.",
    fill=_theory,
)
