"""BibTeX: cut where an entry begins, each read by bibtexparser, and written so that it comes back.

One entry whose braces are not closed spoils no other: the cut comes before the reading.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.library import Library
from bibtexparser.model import DuplicateFieldKeyBlock, ParsingFailedBlock
from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter

from linkwork.evidence.records.formats import carrying, latex, names
from linkwork.evidence.records.formats.decoding import LONGEST_ENTRY, lines
from linkwork.evidence.records.formats.entry import Entry, Said, judged, refused, tidy

# It warns of every entry that it cannot read; we list them ourselves.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

BEGINS = re.compile(r"^\s*@\s*([A-Za-z]+)\s*([{(])")
MARK = re.compile(r"@\w*[ \t]*\{")
MOST_MARKS = 20  # of beginnings in one entry: an address of somebody may look like one
BESIDE = ("string", "preamble", "comment")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_TITLE = "no title"
CARRIED = "x-linkwork"
UNNAMED = "unnamed"
OURS = "bibtex "  # before a field that no other format has
SORTS = {
    "article": "JOUR",
    "book": "BOOK",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "conference": "CPAPER",
    "proceedings": "CONF",
    "phdthesis": "THES",
    "mastersthesis": "THES",
    "thesis": "THES",
    "techreport": "RPRT",
    "report": "RPRT",
    "unpublished": "UNPB",
    "online": "ELEC",
    "dataset": "DATA",
    "software": "COMP",
    "patent": "PAT",
    "misc": "GEN",
}
TYPES = {
    "JOUR": "article",
    "BOOK": "book",
    "CHAP": "incollection",
    "CPAPER": "inproceedings",
    "CONF": "proceedings",
    "THES": "phdthesis",
    "RPRT": "techreport",
    "UNPB": "unpublished",
    "ELEC": "online",
    "DATA": "dataset",
    "COMP": "software",
    "PAT": "patent",
    "GEN": "misc",
}
# BibTeX's names for facts that have one field; of several fields the best comes first.
FACTS = {
    "title": ("title",),
    "journal": ("journal", "journaltitle", "booktitle"),
    "year": ("year", "date"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages",),
    "doi": ("doi",),
    "number": ("pmid", "accession_number"),
    "address": ("url",),
    "abstract": ("abstract",),
}
# What both formats have under names of their own: RIS's name as rispy has it.
REST = {"publisher": "publisher", "language": "language", "edition": "edition", "issn": "issn"}
LISTS = {
    "author": "authors",
    "editor": "secondary_authors",
    "keywords": "keywords",
    "note": "notes",
}
VERBATIM = {"url", "doi", "file", "eprint"}


@dataclass
class Piece:
    """The lines of one entry, before they are read."""

    line: int
    sort: str
    lines: list[str] = field(default_factory=list)
    size: int = 0


def entries(text: str) -> Iterator[Entry]:
    """Go through the entries of a file, good and bad, in their order."""
    strings: dict[str, str] = dict(zip(MONTHS, MONTHS, strict=True))
    number = 0
    for piece in _pieces(text):
        raw = "\n".join(piece.lines).rstrip()
        fault = _fault(piece, raw)
        if piece.sort == "string" and not fault:
            strings.update(_string(raw))
        if not fault and (piece.sort in BESIDE or _only_comment(piece)):
            continue
        number += 1
        if fault:
            yield refused(number, piece.line, raw, fault)
        else:
            yield _entry(number, piece, raw, strings)


def _pieces(text: str) -> Iterator[Piece]:
    now: Piece | None = None
    for place, line in lines(text):
        found = BEGINS.match(line)
        if now is not None and (found or now.size > LONGEST_ENTRY):
            yield now
            now = None
        if now is None:
            if not line.strip():
                continue
            now = Piece(place, found[1].lower() if found else "")
        now.lines.append(line)
        now.size += len(line)
    if now is not None:
        yield now


def _fault(piece: Piece, raw: str) -> str:
    """Why a piece is not even tried; nothing where it may be an entry."""
    if piece.size > LONGEST_ENTRY:
        return "too long to be one record"
    if raw.count("@") > MOST_MARKS and len(MARK.findall(raw)) > MOST_MARKS:
        return "not BibTeX as it stands: many entries run into one another"
    return ""


def _only_comment(piece: Piece) -> bool:
    """Whether these are lines that BibTeX passes over on purpose."""
    return not piece.sort and all(
        one.lstrip().startswith("%") or not one.strip() for one in piece.lines
    )


def _string(raw: str) -> dict[str, str]:
    found = Splitter(raw).split()
    return {one.key.lower(): _stripped(one.value, {}) for one in found.strings}


def _entry(number: int, piece: Piece, raw: str, strings: Mapping[str, str]) -> Entry:
    if not piece.sort:
        return refused(number, piece.line, raw, "words that belong to no record")
    try:
        found = Splitter(raw).split()
    except Exception as fault:  # noqa: BLE001  (its own faults have no class in common)
        return refused(number, piece.line, raw, f"cannot be read: {fault}")
    block = _block(found)
    if isinstance(block, str):
        return refused(number, piece.line, raw, block)
    return judged(number, piece.line, raw, _said(block, strings), NO_TITLE)


def _block(found: Library) -> Block | str:
    """The entry in what bibtexparser found; else what was wrong."""
    for block in found.blocks:
        if isinstance(block, Block):
            return block
        if isinstance(block, DuplicateFieldKeyBlock) and isinstance(
            block.ignore_error_block, Block
        ):
            return block.ignore_error_block
        if isinstance(block, ParsingFailedBlock):
            why = str(getattr(block.error, "abort_reason", block.error)).strip().rstrip(".")
            return f"not BibTeX as it stands: {why}"
    return "not BibTeX as it stands: no braces round the entry"


def _said(block: Block, strings: Mapping[str, str]) -> Said:
    by_field, said = Said(), Said()
    carried: list[str] = []
    for one in block.fields:
        name = tidy(one.key.lower()) or UNNAMED
        value = _stripped(str(one.value), strings)
        if name in LISTS:
            for part in read_list(LISTS[name], value):
                said.add(LISTS[name], part)
        elif name.startswith(CARRIED):
            carried.append(latex.plain(value))
        elif name == "pages":
            by_field.add(name, read_pages(value))
        else:
            by_field.add(name, latex.plain(value, verbatim=name in VERBATIM))
    said.add("sort", SORTS.get(block.entry_type, "GEN"))
    if block.entry_type not in SORTS:
        said.add("entry type", block.entry_type)
    said.add("key", block.key)
    for name, some in FACTS.items():
        said.add(name, by_field.first(*some))
    for name, values in by_field.over().items():
        for value in values:
            said.add(REST.get(name, f"{OURS}{name}"), value)
    carrying.take(said, carried)
    return said


def read_list(name: str, value: str) -> list[str]:
    """The parts of a field that holds several."""
    if name in ("authors", "secondary_authors"):
        return [tidy(one) for one in names.split(value) if tidy(one)]
    words = tidy(latex.plain(value))
    if name == "notes":
        return [words] if words else []
    parts = words.split(";" if ";" in words else ",")
    return [part.strip() for part in parts if part.strip()]


def read_pages(value: str) -> str:
    """Pages, from the first to the last."""
    return tidy(latex.plain(value))


def _stripped(value: str, strings: Mapping[str, str]) -> str:
    """A value without its braces or quotes; strings that it names are put in."""
    value = value.strip()
    if value[:1] == "{" and value[-1:] == "}" and latex.closes(value) == len(value) - 1:
        return value[1:-1]
    if value[:1] == '"' and value[-1:] == '"' and value.count('"') == 2:
        return value[1:-1]
    if "#" in value:
        parts = re.findall(r'"[^"]*"|\{[^{}]*\}|[^\s#"{}]+', value)
        return "".join(_stripped(part, strings) for part in parts if part != value)
    return strings.get(value.lower(), value)
