"""What a table of a review is: the same rows on a page, in a spreadsheet and on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.rows import turned


@dataclass(frozen=True)
class Seen:
    """A cell that opens something: its words, and where they are seen."""

    text: str
    href: str

    def __str__(self) -> str:
        return self.text


Cell = str | int | Seen


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The rows of a table. `paper` names the columns that fit on paper; all where none is named."""

    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    numbers: tuple[int, ...] = ()
    paper: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def on_paper(self) -> "Filled":
        """The same rows in the columns that fit on paper."""
        if not self.paper:
            return self
        return Filled(
            head=tuple(self.head[at] for at in self.paper),
            rows=turned(self.rows, lambda row: tuple(row[at] for at in self.paper)),
            numbers=tuple(n for n, at in enumerate(self.paper) if at in self.numbers),
            notes=self.notes,
        )


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a review: its name in addresses, its title, what it says, how it is filled."""

    name: str
    title: str
    says: str
    empty: str
    fill: Callable[[Account], Filled]
