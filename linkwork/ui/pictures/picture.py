"""What every picture is: a title that says the finding, two drawings, words, and a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

WIDE, NARROW = 640, 340


@dataclass(frozen=True, kw_only=True)
class Table:
    """The figures of a picture; `numbers` are the columns that stand on the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing for a wide place and one for a narrow place, and all that is said beside them."""

    title: str
    subtitle: str
    words: str
    wide: str
    narrow: str
    table: Table
    notes: tuple[str, ...] = field(default=())

    def svg(self, *, narrow: bool = False) -> str:
        """Answer the drawing as a document of its own, for a report on paper."""
        return self.narrow if narrow else self.wide

    @property
    def drawings(self) -> tuple[tuple[str, Markup], ...]:
        """Both drawings as a page takes them; everything in them was escaped when drawn."""
        return (("wide", Markup(self.wide)), ("narrow", Markup(self.narrow)))  # noqa: S704


def part(row: Any, name: str, other: Any = None) -> Any:
    """Read a field of a record, or of the same record as it was kept in JSON."""
    found = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
    return other if found is None else found


def ends(row: Any, name: str = "ci") -> tuple[float, float] | None:
    """Read both ends of an interval; a record may keep them as a pair, or as low and high."""
    pair = part(row, name)
    if pair is None and name == "ci":
        pair = (part(row, "low"), part(row, "high"))
    if pair is None or None in pair:
        return None
    return float(pair[0]), float(pair[1])
