"""Whether an entry is a record that is here already: by its key, or where a search is run again.

Two works that share a key are two records; one work in two databases is for `duplicates` to say.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from linkwork.evidence.records import queries
from linkwork.evidence.records.formats import Facts
from linkwork.evidence.records.formats.entry import LONGEST
from linkwork.evidence.records.models import Record, SearchRound

OTHERS = 3  # how many works of one key are looked up at once


@dataclass(frozen=True)
class Row:
    """A record that is here, or is about to be: its number, the hash of its lines, its work."""

    record: int | Record
    lines: str
    work: tuple[str, int | None]


def work(title: str, year: int | None) -> tuple[str, int | None]:
    """What a work is called, without what two exports write differently."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return re.sub(r"\W+", "", plain), year


def keys(key: str) -> Iterator[str]:
    """The key, and those that further works of the same key are given: `12`, `12 (2)` ..."""
    yield key
    for number in range(2, OTHERS + 1):
        yield _numbered(key, number)


def _numbered(key: str, number: int) -> str:
    ending = f" ({number})"
    return key[: LONGEST["key"] - len(ending)] + ending


@dataclass
class Here:
    """The records of a review under the keys of some entries."""

    search: SearchRound
    rows: dict[str, Row] = field(default_factory=dict)

    def look_up(self, wanted: Iterable[str]) -> None:
        """Read the records that have one of some keys."""
        for key, pk, lines, title, year in queries.under(self.search.review, wanted):
            self.rows[key] = Row(pk, lines, work(title, year))

    def same(self, facts: Facts, lines: str) -> Row | None:
        """The record with this key that is the same lines or the same work."""
        wanted = work(facts["title"], facts["year"])
        for key in self._taken(facts["key"]):
            row = self.rows[key]
            if row.lines == lines or row.work == wanted:
                return row
        return None

    def free_key(self, key: str) -> str:
        """A key that no record has yet."""
        taken = list(self._taken(key))
        return _numbered(key, len(taken) + 1) if taken else key

    def add(self, record: Record) -> None:
        """Count a record that is about to be written."""
        self.rows[record.key] = Row(record, record.lines_hash, work(record.title, record.year))

    def _taken(self, key: str) -> Iterator[str]:
        number, one = 1, key
        while True:
            if number > OTHERS and one not in self.rows:
                self.look_up([one])
            if one not in self.rows:
                return
            yield one
            number += 1
            one = _numbered(key, number)


@dataclass
class Known:
    """What earlier runs of the same search found, by what databases keep unchanged."""

    by_number: dict[str, Row] = field(default_factory=dict)
    by_doi: dict[str, Row] = field(default_factory=dict)
    by_work: dict[tuple[str, int | None], Row] = field(default_factory=dict)

    def same(self, facts: Facts) -> Row | None:
        """The record that the entry is, if an earlier run found it."""
        wanted = work(facts["title"], facts["year"])
        return (
            self.by_number.get(facts["number"])
            or self.by_doi.get(facts["doi"].lower())
            or self.by_work.get(wanted)
        )


def known(search: SearchRound) -> Known:
    """What the runs before this one found; nothing where it is the first."""
    found = Known()
    if search.repeats is None:
        return found
    for pk, lines, number, doi, title, year in queries.found_by(queries.earlier_runs(search)):
        row = Row(pk, lines, work(title, year))
        found.by_work.setdefault(row.work, row)
        if number:
            found.by_number.setdefault(number, row)
        if doi:
            found.by_doi.setdefault(doi.lower(), row)
    return found
