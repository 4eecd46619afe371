"""What changed between two versions of a statement, word by word."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SAID = {"if_text": "IF", "then_text": "THEN", "because_text": "BECAUSE"}
ALSO = {
    "if": "IF, as a condition",
    "then": "THEN, as a condition",
    "nickname": "Nickname",
    "stage": "Stage",
    "actor": "Who acts",
    "direction": "Direction",
    "mechanism": "Mechanism",
}
WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words: the same in both, added, or taken out."""

    state: str
    text: str


@dataclass(frozen=True)
class Change:
    """One part of the statement, as it was and as it is."""

    label: str
    pieces: tuple[Piece, ...]


def between(before: dict[str, Any] | None, after: dict[str, Any]) -> list[Change]:
    """List the parts that differ; nothing where there was no version before."""
    if before is None:
        return []
    parts = SAID | ALSO
    return [
        Change(label, tuple(pieces(str(before.get(name, "")), str(after.get(name, "")))))
        for name, label in parts.items()
        if before.get(name, "") != after.get(name, "")
    ]


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Go through two texts, and tell their common words from those that came and went."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i1:i2]))
            continue
        if i1 != i2:
            yield Piece("removed", "".join(old[i1:i2]).rstrip())
        if j1 != j2:
            yield Piece("added", "".join(new[j1:j2]).rstrip())
