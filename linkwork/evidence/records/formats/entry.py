"""One entry of a file of search results: where it stands, its very lines, and what it says."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import TypedDict

YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
DOI = re.compile(r"10\.\d{4,9}/\S+")
# What stands between words: blanks of every kind, and signs that no page can show.
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
LONGEST = {
    "key": 100,
    "sort": 20,
    "title": 1000,
    "journal": 500,
    "volume": 50,
    "issue": 50,
    "pages": 50,
    "doi": 300,
    "number": 100,
    "address": 1000,
}
WHOLE = "whole "  # before the name of what had to be cut: its words in full
ALSO = "also "  # before the name of a fact that was given more than once
NAMES = frozenset({*LONGEST, "authors", "year", "keywords", "notes", "abstract"})


class NotAFile(ValueError):
    """The file as a whole is not one we take: too large, or no text."""


class Facts(TypedDict):
    """The bibliographic facts of an entry, and under `rest` all else that it says, by name."""

    key: str
    sort: str
    authors: list[str]
    year: int | None
    title: str
    journal: str
    volume: str
    issue: str
    pages: str
    doi: str
    number: str
    address: str
    keywords: list[str]
    notes: list[str]
    abstract: str
    rest: dict[str, list[str]]


@dataclass(frozen=True)
class Entry:
    """One entry: its place in the file, its very lines, and its facts or what is wrong with it."""

    number: int
    line: int
    raw: str
    facts: Facts | None
    fault: str = ""


@dataclass
class Said:
    """What an entry says, by name; what is taken as a fact is no longer over."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        """Keep a value, if it says anything."""
        words = tidy(value)
        if words:
            self.values.setdefault(tidy(name), []).append(words)

    def first(self, *names: str) -> str:
        """Take the first value under the first name that has one."""
        for name in names:
            if self.values.get(name):
                value = self.values[name].pop(0)
                for other in names:  # the same words under another name say nothing more
                    self.values[other] = [v for v in self.values.get(other, []) if v != value]
                return value
        return ""

    def every(self, *names: str) -> list[str]:
        """Take all values under some names, in their order."""
        found = [value.strip(" ;") for name in names for value in self.values.pop(name, [])]
        return [value for value in found if value]

    def over(self) -> dict[str, list[str]]:
        """What nobody took."""
        return {
            f"{ALSO}{name}" if name in NAMES else name: values
            for name, values in self.values.items()
            if values
        }


def tidy(words: str) -> str:
    """One line of words, with single spaces between them."""
    return BLANKS.sub(" ", words).strip()


def facts_of(said: Said, raw: str) -> Facts:
    """The facts of an entry from what it says under our names for them."""
    year = _year(said)
    doi = _doi(said)
    one: dict[str, str] = {}
    for name in ("sort", "title", "journal", "volume", "issue", "pages", "number", "address"):
        one[name] = _fitting(said, name, said.first(name))
    one["doi"] = _fitting(said, "doi", doi)
    known = said.first("key") or one["number"] or one["doi"]
    key = _fitting(said, "key", known or f"#{hashlib.sha256(raw.encode()).hexdigest()[:16]}")
    return Facts(
        key=key,
        sort=one["sort"],
        authors=said.every("authors"),
        year=year,
        title=one["title"],
        journal=one["journal"],
        volume=one["volume"],
        issue=one["issue"],
        pages=one["pages"],
        doi=one["doi"],
        number=one["number"],
        address=one["address"],
        keywords=said.every("keywords"),
        notes=said.every("notes"),
        abstract=said.first("abstract"),
        rest=said.over(),
    )


def _year(said: Said) -> int | None:
    """The year; the date as it was given is kept beside it where it says more."""
    given = said.first("year")
    found = YEAR.search(given)
    if given and (found is None or given != found[1]):
        said.values.setdefault("when", []).insert(0, given)
    return int(found[1]) if found else None


def _doi(said: Said) -> str:
    """The DOI without what stands round it; what is none stays over."""
    given = said.first("doi")
    found = DOI.search(given)
    doi = found[0].rstrip(".,;") if found is not None else ""
    if not DOI.fullmatch(doi):
        said.add("not a doi", given)
        return ""
    return doi


def _fitting(said: Said, name: str, value: str) -> str:
    """A value as long as its column; a longer one is kept in full beside it."""
    if len(value) <= LONGEST[name]:
        return value
    said.values.setdefault(f"{WHOLE}{name}", []).insert(0, value)
    return value[: LONGEST[name]].strip()


def refused(number: int, line: int, raw: str, fault: str) -> Entry:
    """An entry that cannot be taken in, with the reason."""
    return Entry(number, line, raw, None, fault[:300])


def judged(number: int, line: int, raw: str, said: Said, no_title: str) -> Entry:
    """An entry with its facts, or refused because it names no work."""
    facts = facts_of(said, raw)
    if not facts["title"]:
        return refused(number, line, raw, no_title)
    return Entry(number, line, raw, facts)
