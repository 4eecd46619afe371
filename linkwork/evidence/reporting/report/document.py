"""The whole report as one document: what is so is counted, what only authors can say is theirs."""

from collections.abc import Iterator
from typing import Any

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.plain import plain
from linkwork.evidence.reporting.report import appendices, findings, methods
from linkwork.evidence.reporting.report.speaking import authors, gap, planned, planned_or_written
from linkwork.evidence.reporting.tables.process import CHECKLIST
from linkwork.ui.papers import Block, contents, heading, listed, table, words
from linkwork.ui.words import day, joined, today


def document(account: Account) -> dict[str, Any]:
    """The report as data, which any printer can set."""
    review = account.review
    return {
        "title": titled(review.title),
        "kind": "Realist review",
        "service": review.organisation.name,
        "reference": f"as it stood on {day(today())}",
        "blocks": [
            *_front(account),
            *_introduction(account),
            *methods.methods(account),
            *findings.findings(account),
            *_discussion(account),
            *_checklist(account),
            *appendices.appendices(account),
        ],
    }


def titled(title: str) -> str:
    """The title of the report, which says that it is a realist review."""
    return title if "realist" in title.casefold() else f"{title} A realist review"


def _front(account: Account) -> Iterator[Block]:
    yield words(f"By {joined(one.name for one in account.members)}.")
    invented = sum(one.invented for one in account.documents)
    if account.review.about:
        yield words(account.review.about)
    if invented:
        yield words(
            f"{invented} of {len(account.documents)} documents are invented and marked so: their"
            " words are nobody’s, and no finding here is about a real service."
        )
    yield contents()
    yield heading("Abstract")
    yield from authors(account, "abstract")
    yield heading("Plain-language summary")
    yield from _plain(account)


def _plain(account: Account) -> Iterator[Block]:
    said = plain(account)
    yield words(f"We wanted to know: {said.asked}")
    yield words(" ".join(said.done))
    for one in said.words:
        yield words(one)
    if said.claims:
        yield words(f"{said.claims_title}:")
        yield listed([f"{one.sentence} {one.evidence}" for one in said.claims])
    if said.unknown:
        yield words("What we do not know:")
        yield listed(said.unknown)


def _introduction(account: Account) -> Iterator[Block]:
    yield heading("Introduction")
    yield heading("Why the review is needed", 2)
    yield from planned_or_written(account, "rationale", "rationale")
    yield heading("The question and its focus", 2)
    yield words(f"{account.review.question} Purpose: {account.review.get_purpose_display()}.")
    told = [*planned(account, "purpose", "scope")]
    yield from told or gap("why this focus is not said")


def _discussion(account: Account) -> Iterator[Block]:
    yield heading("Discussion")
    for name, title in (
        ("summary", "Summary of findings"),
        ("strengths", "Strengths and limits"),
        ("comparison", "Beside other literature"),
    ):
        yield heading(title, 2)
        yield from authors(account, name)
    yield heading("Conclusions")
    for name, title in (
        ("practice", "For services and link workers"),
        ("policy", "For commissioners"),
        ("research", "For research"),
    ):
        yield heading(title, 2)
        yield from authors(account, name)
    yield heading("Funding and conflicts of interest")
    yield from planned_or_written(account, "funding", "funding", "conflicts")


def _checklist(account: Account) -> Iterator[Block]:
    filled = CHECKLIST.fill(account).on_paper
    yield heading("RAMESES checklist")
    yield words(CHECKLIST.says)
    yield table(filled.head, filled.rows)
