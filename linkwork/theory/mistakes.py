"""What is wrong in the text of a condition, and where."""

from dataclasses import dataclass

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a text: the word, where it starts (from 0), and why."""

    text: str
    word: str
    start: int
    reason: str

    @property
    def message(self) -> str:
        """The word and what is wrong with it, as in `acompanied: no such fact`."""
        return f"{shown(self.word)}: {self.reason}" if self.word else self.reason

    @property
    def line(self) -> int:
        """The line the word stands in, from 1."""
        return self.text.count("\n", 0, self.start) + 1

    @property
    def column(self) -> int:
        """The column the word starts at within its line, from 1."""
        return self.start - self.text.rfind("\n", 0, self.start)

    @property
    def excerpt(self) -> str:
        """The line of text, near the word, with carets under the word."""
        line = self.text.split("\n")[self.line - 1]
        left = max(0, self.column - 1 - LONGEST_SHOWN)
        part = "".join(_one(c) for c in line[left : left + 2 * LONGEST_SHOWN])
        carets = "^" * max(1, min(len(self.word), len(part) - (self.column - 1 - left)))
        return f"{part}\n{' ' * (self.column - 1 - left)}{carets}"


class ExpressionError(ValueError):
    """A text that is no condition: its first mistake, and every mistake that was found."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        """Take the mistakes in the order of the text."""
        self.mistakes = mistakes
        first = mistakes[0]
        self.word, self.column, self.line = first.word, first.column, first.line
        self.message, self.excerpt = first.message, first.excerpt
        where = f"line {first.line}, " if first.line > 1 else ""
        super().__init__(f"{first.message} ({where}column {first.column})")


def shown(word: str) -> str:
    """A word made fit to print: no control characters, and not too long."""
    plain = "".join(_one(character) for character in word[: LONGEST_SHOWN + 1])
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN] + "…"


def _one(character: str) -> str:
    if character in "\t\r\n":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
