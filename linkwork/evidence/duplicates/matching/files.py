"""Reads the records of a file as the search for duplicates wants them: CSV, RIS, BibTeX, nbib."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkwork.evidence.duplicates.matching.entry import Entry
from linkwork.evidence.records import formats

LONGEST_FIELD = 2_000_000
TABLES = {".csv", ".tsv"}
YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\||\s+and\s+)\s*", re.IGNORECASE)
FAMILY_AND_LETTERS = re.compile(r"\w[\w'’ -]* [A-Z]{1,3}")
# What a column may be called, in small letters without blanks; the first that is filled is taken.
COLUMNS = {
    "name": ("id", "recordid", "record_id", "key", "rayyanid", "pmid", "accessionnumber"),
    "title": ("title", "primarytitle", "articletitle", "documenttitle", "ti"),
    "authors": ("author", "authors", "authornames", "firstauthors", "au"),
    "year": ("year", "publicationyear", "publication_year", "date", "py"),
    "journal": (
        *("journal", "journalname", "sourcetitle", "secondarytitle", "publicationtitle"),
        *("booktitle", "source", "container_title", "so"),
    ),
    "volume": ("volume", "vol", "vl"),
    "issue": ("issue", "number", "is"),
    "pages": ("pages", "page", "pagerange"),
    "first_page": ("startpage", "pagestart", "firstpage", "sp"),
    "last_page": ("endpage", "pageend", "lastpage", "ep"),
    "doi": ("doi", "do"),
    "abstract": ("abstract", "ab"),
}


class NotAFile(ValueError):
    """The file cannot be read as records; the message says why."""


def entries(path: Path) -> list[Entry]:
    """The records of a file, each under the name the file gives it, else its number."""
    content = path.read_bytes()
    try:
        table = path.suffix.casefold() in TABLES
        found = list(_of_table(formats.decode(content).text) if table else _of(content, path.name))
    except formats.NotAFile as wrong:
        raise NotAFile(str(wrong)) from wrong
    if not found:
        raise NotAFile("no record could be read")
    return found


def _of_table(text: str) -> Iterator[Entry]:
    csv.field_size_limit(LONGEST_FIELD)
    sample = text[:20_000]
    first = sample.splitlines()[0] if sample.strip() else ""
    between = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=between)
    heads = {re.sub(r"[\s]+", "", name or "").casefold(): name for name in rows.fieldnames or ()}
    if not any(name in heads for name in COLUMNS["title"]):
        raise NotAFile("no column is called title")
    seen: set[str] = set()
    try:
        for number, row in enumerate(rows, start=1):
            entry = _of_row(row, heads, number)
            if entry.name in seen:
                raise NotAFile(f"line {rows.line_num}: two records are called {entry.name}")
            seen.add(entry.name)
            yield entry
    except csv.Error as wrong:
        raise NotAFile(f"line {rows.line_num}: {wrong}") from wrong


def _of_row(row: Mapping[str, str | None], heads: Mapping[str, str], number: int) -> Entry:
    def said(field: str) -> str:
        for name in COLUMNS[field]:
            value = (row.get(heads[name]) or "").strip() if name in heads else ""
            if value:
                return value
        return ""

    year = YEAR.search(said("year"))
    pages = said("pages") or "-".join(filter(None, (said("first_page"), said("last_page"))))
    return Entry(
        name=said("name") or str(number),
        title=said("title"),
        authors=authors(said("authors")),
        year=int(year[1]) if year else None,
        journal=said("journal"),
        volume=said("volume"),
        issue=said("issue"),
        pages=pages,
        doi=said("doi"),
        abstract=said("abstract"),
    )


def authors(text: str) -> tuple[str, ...]:
    """The authors of one cell: between semicolons, “and”, or commas where each is “Husk K”."""
    names = tuple(name for name in BETWEEN_AUTHORS.split(text) if name)
    if len(names) == 1 and "," in text:
        parts = tuple(part.strip(" .") for part in text.split(","))
        return parts if all(FAMILY_AND_LETTERS.fullmatch(part) for part in parts) else names
    return names


def _of(content: bytes, file_name: str) -> Iterator[Entry]:
    """Entries of any other file; a name used before gets the entry's number behind it."""
    seen: set[str] = set()
    for one in formats.read_file(content, file_name):
        if one.facts is None:
            continue
        name = one.facts["key"]
        name = f"{name} ({one.number})" if name in seen else name
        seen.add(name)
        yield Entry(
            name=name,
            title=one.facts["title"],
            authors=tuple(one.facts["authors"]),
            year=one.facts["year"],
            journal=one.facts["journal"],
            volume=one.facts["volume"],
            issue=one.facts["issue"],
            pages=one.facts["pages"],
            doi=one.facts["doi"],
            abstract=one.facts["abstract"],
        )
