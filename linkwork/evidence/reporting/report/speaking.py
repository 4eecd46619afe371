"""How a report says what its authors wrote, and what nobody has written yet."""

from collections.abc import Iterator

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.parts import BY_NAME
from linkwork.evidence.reporting.tables import Table
from linkwork.ui.papers import Block, table, typed, words


def authors(account: Account, part: str) -> Iterator[Block]:
    """The authors' words for a part, or that there are none yet."""
    said = account.written(part)
    yield from typed(said) if said else gap(f"“{BY_NAME[part].heading}” is not written yet")


def planned(account: Account, *sections: str) -> Iterator[Block]:
    """What the protocol says, as it stands now."""
    for name in sections:
        said = account.plan.words.get(name, "") if account.plan else ""
        yield from typed(said)


def planned_or_written(account: Account, part: str, *sections: str) -> Iterator[Block]:
    """The protocol's words, then the authors'; a gap only where there are neither."""
    told = [*planned(account, *sections)]
    yield from told
    if account.written(part) or not told:
        yield from authors(account, part)


def gap(what: str) -> Iterator[Block]:
    """Say that something is missing, where it would stand."""
    yield words(f"[Not in the report: {what}.]")


def tabled(account: Account, one: Table, most: int = 0) -> Iterator[Block]:
    """A table as it fits on paper; beyond `most` rows it says where the rest is."""
    filled = one.fill(account).on_paper
    if not filled.rows:
        yield words(one.empty)
        return
    shown = filled.rows[:most] if most else filled.rows
    yield table(filled.head, shown)
    if len(shown) < len(filled.rows):
        yield words(
            f"Shown: {len(shown):,} of {len(filled.rows):,}; all are in the file {one.name}.csv."
        )
    for note in filled.notes:
        yield words(note)
