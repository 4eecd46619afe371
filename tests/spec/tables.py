"""Small tables of cases, as a specification writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from linkwork.theory.expression import Value
from linkwork.theory.vocabulary import FactType, vocabulary

# What a specification asks for: a condition and its table; a text, a column and the words of its
# refusal; IF, THEN and the words of their refusal, if any.
Meaning: TypeAlias = Callable[[str, str], None]
Refused: TypeAlias = Callable[[str, int, str], None]
Birth: TypeAlias = Callable[..., None]
ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True)
class Table:
    """A table of a specification: its head, its rows as written, the cases and the answers."""

    head: list[str]
    rows: list[list[str]]

    @property
    def cases(self) -> list[dict[str, Value | None]]:
        """The rows as cases: an empty cell is a fact nobody knows."""
        facts = self.head[:-1]
        return [
            {name: _value(name, cell) for name, cell in zip(facts, row[:-1], strict=True)}
            for row in self.rows
        ]

    @property
    def answers(self) -> list[bool | None]:
        """The last column: what the condition must say of each case."""
        return [ANSWERS[row[-1]] for row in self.rows]


def table(text: str) -> Table:
    """Read a table drawn with bars, whose last column is `answer`."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    head, rows = lines[0], lines[1:]
    assert head[-1] == "answer", "the last column is the answer"
    assert rows, "a specification has at least one case"
    return Table(head, rows)


def _value(name: str, cell: str) -> Value | None:
    if not cell:
        return None
    match vocabulary()[name].type:
        case FactType.YES_NO:
            return {"yes": True, "no": False}[cell]
        case FactType.NUMBER:
            return float(cell)
        case FactType.DATE:
            return date.fromisoformat(cell)
        case _:
            return "" if cell == '""' else cell
