"""What happened last in a review, in a line each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.synthesis.queries import InReview
from linkwork.ui.words import counted, local_day

SHOWN = 6


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, what, and who did it."""

    at: datetime
    what: str
    who: str


def latest(account: Account) -> list[Event]:
    """The last few things that happened, the newest first."""
    return sorted(_events(account), key=lambda one: one.at, reverse=True)[:SHOWN]


def _events(account: Account) -> Iterator[Event]:
    for change in account.changes:
        yield Event(
            change.at, f"Amendment to {change.section.lower()}: {change.reason}", change.who
        )
    for search in account.searches:
        number = account.brought[search.pk]
        yield Event(search.imported_at, f"Search in {search.source}: {number:,} new records", "")
    yield from _statements(account)
    for row in account.configurations:
        said = f"Configuration {row.code} {row.nickname}, version {row.version}"
        yield Event(row.at, said, row.by)
    for move in account.moves:
        sort = move.get_sort_display().split(":")[0]
        yield Event(move.at, f"{sort}: {move.output}", move.by)
    for document in account.documents:
        yield Event(document.handed_in_at, f"In full: {document.title}", document.handed_in_by)
    for vote in account.closed:
        said = f"Vote closed: {vote.panel}, round {vote.number}"
        yield Event(vote.closed_at, said, vote.closed_by)
    for theory in account.theories:
        if theory.sealed_at:
            who = theory.written_by.name if theory.written_by else ""
            yield Event(theory.sealed_at, f"Theory version {theory.number} sealed", who)
        for name in theory.signatures.all():
            said = f"Theory version {theory.number} signed"
            yield Event(name.signed_at, said, name.signed_by.name)


def _statements(account: Account) -> Iterator[Event]:
    """What became of statements; those that one person moved the same way in a day are one."""
    moved: dict[tuple[str, str, date], list[InReview]] = defaultdict(list)
    for one in account.statements:
        if one.since:
            moved[(one.status, one.by, local_day(one.since))].append(one)
    for (status, who, _), here in moved.items():
        at = max(one.since for one in here if one.since)
        first = f"{here[0].nickname} ({here[0].code} version {here[0].version})"
        what = first if len(here) == 1 else counted(len(here), "statement")
        yield Event(at, f"{what}: {status}", who)
