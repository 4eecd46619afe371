"""CSV: rows cut so that an open quote spoils one row and not the file, read by chosen columns."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from unicodedata import normalize

from linkwork.evidence.records.formats import columns
from linkwork.evidence.records.formats.decoding import LONGEST_ENTRY, lines
from linkwork.evidence.records.formats.entry import (
    NAMES,
    Entry,
    Facts,
    NotAFile,
    Said,
    judged,
    refused,
    tidy,
)

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 300
MOST_LINES = 300  # of one row: an abstract in paragraphs has fewer
NO_TITLE = "no title in its column"
OURS = ("key", "sort", "authors", "year", "title", "journal", "volume", "issue", "pages", "doi",
        "number", "address", "keywords", "notes", "abstract", "rest")  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, in full width too; and what hides one.
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "|", "%")
SHORT_NAME = re.compile(r"^[^\s,]+(?: [^\s,]+){0,3} [A-Z]{1,4}\.?$")
SORTS = {
    "article": "JOUR", "journal article": "JOUR", "journalarticle": "JOUR", "review": "JOUR",
    "book": "BOOK", "book chapter": "CHAP", "booksection": "CHAP", "incollection": "CHAP",
    "inproceedings": "CPAPER", "conference paper": "CPAPER", "conferencepaper": "CPAPER",
    "thesis": "THES", "phdthesis": "THES", "report": "RPRT", "techreport": "RPRT",
    "webpage": "ELEC", "misc": "GEN",
}  # fmt: skip


@dataclass(frozen=True)
class Head:
    """The first row of a file: how its cells are parted, and what they are called."""

    delimiter: str
    names: tuple[str, ...]

    @property
    def ours(self) -> bool:
        """Whether the file was written here."""
        return self.names == OURS


def head(text: str) -> Head:
    """The headings of a file."""
    first = next((raw for _, raw in _rows(text)), "")
    delimiter = max(DELIMITERS, key=first.count)
    names = tuple(tidy(cell) for cell in _cells(first, delimiter))
    if len(names) > MOST_COLUMNS:
        raise NotAFile(f"the file has more than {MOST_COLUMNS} columns")
    return Head(delimiter, names)


def samples(text: str, rows: int = 3) -> list[list[str]]:
    """The cells of the first rows below the headings."""
    found: list[list[str]] = []
    part = head(text).delimiter
    for place, (_, raw) in enumerate(_rows(text)):
        if place > rows:
            break
        if place:
            found.append(_cells(raw, part))
    return found


def entries(text: str, chosen: Mapping[int, str] | None = None) -> Iterator[Entry]:
    """Go through the rows of a file, good and bad, by the columns chosen or as they seem to be."""
    top = head(text)
    held = columns.suggested(top.names) if chosen is None else chosen
    rows = _rows(text)
    next(rows, None)
    for number, (line, raw) in enumerate(rows, start=1):
        yield _entry(number, line, raw, top, held)


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """Each row with the line on which it begins. A quote that nothing closes costs its own line."""
    held: list[tuple[int, str]] = []
    waiting = lines(text)
    again: list[tuple[int, str]] = []  # lines to be read once more, the next one last
    is_open, size = False, 0
    while True:
        place = again.pop() if again else next(waiting, None)
        if place is not None:
            held.append(place)
            size += len(place[1])
            is_open ^= place[1].count('"') % 2 == 1
        if is_open and (place is None or len(held) > MOST_LINES or size > LONGEST_ENTRY):
            yield held[0]
            again += reversed(held[1:])
        elif is_open:
            continue
        elif held and any(one.strip() for _, one in held):
            yield held[0][0], "\n".join(one for _, one in held)
        if place is None and not again:
            return
        held, is_open, size = [], False, 0


def _entry(number: int, line: int, raw: str, top: Head, held: Mapping[int, str]) -> Entry:
    if raw.count('"') % 2:
        return refused(number, line, raw, "a quote is opened and not closed")
    if len(raw) > LONGEST_ENTRY:
        return refused(number, line, raw, "too long to be one record")
    cells = _cells(raw, top.delimiter)
    if len(cells) > len(top.names) and any(cell.strip() for cell in cells[len(top.names) :]):
        fault = f"{len(cells)} cells, but the headings are {len(top.names)}"
        return refused(number, line, raw, fault)
    try:
        said = _own(cells) if top.ours else _said(cells, top.names, held)
    except ValueError as fault:
        return refused(number, line, raw, f"cannot be read: {fault}")
    return judged(number, line, raw, said, NO_TITLE)


def _cells(raw: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(raw, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return raw.split(delimiter)


def _said(cells: Sequence[str], names: Sequence[str], held: Mapping[int, str]) -> Said:
    """What a row says, by the columns chosen; what no fact was chosen for is kept by its name."""
    said = Said()
    for place, cell in enumerate(cells[: len(names)]):
        fact = held.get(place, columns.KEPT)
        if fact in ("authors", "keywords", "notes"):
            for part in _parts(fact, cell):
                said.add(fact, part)
        elif fact == "sort":
            _sort(said, cell)
        elif fact:
            said.add(fact, cell)
        else:
            said.add(f"csv {names[place] or place + 1}"[:100], cell)
    return said


def _sort(said: Said, cell: str) -> None:
    words = tidy(cell)
    known = SORTS.get(words.lower(), words if words.isupper() and len(words) <= 8 else "")
    said.add("sort", known)
    if not known:
        said.add("csv type", words)


def _parts(fact: str, cell: str) -> list[str]:
    words = tidy(cell)
    if fact == "notes":
        return [words]
    if ";" in words:
        return words.split(";")
    if fact == "authors" and " and " in words:
        return words.split(" and ")
    if "|" in words:
        return words.split("|")
    parts = words.split(", ")
    if fact == "keywords" or all(SHORT_NAME.match(part) for part in parts):
        return parts
    return [words]


def _own(cells: Sequence[str]) -> Said:
    """What a row of our own says."""
    said = Said()
    for name, cell in zip(OURS, (_bare(one) for one in cells), strict=False):
        if name in ("authors", "keywords", "notes"):
            for part in re.split(r"(?<!;); ", cell):
                said.add(name, part.replace(";;", ";"))
        elif name in NAMES:
            said.add(name, cell)
        elif cell:
            for over, values in json.loads(cell).items():
                for value in values:
                    said.add(str(over), str(value))
    return said


def header() -> str:
    """The first line of a file of ours."""
    return _line(OURS)


def write(facts: Facts) -> str:
    """One record as a row, in which no cell can be taken for a formula."""
    rest = facts["rest"]
    cells = []
    for name in OURS[:-1]:
        value = facts[name]  # type: ignore[literal-required]
        if isinstance(value, list):
            value = "; ".join(one.replace(";", ";;") for one in value)
        cells.append("" if value is None else str(value))
    return _line([*cells, json.dumps(rest, ensure_ascii=False) if rest else ""])


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """A cell that is never a formula; one sign before it says so, and is taken off again."""
    return f"'{cell}" if _risky(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _risky(cell[1:]) else cell


def _risky(cell: str) -> bool:
    first = normalize("NFKC", cell.lstrip().lstrip("'")[:1])[:1]
    return cell[:1] in BEGINS or first in BEGINS
