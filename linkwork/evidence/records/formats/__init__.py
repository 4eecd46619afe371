"""The formats in which search results come and go: RIS, BibTeX, PubMed's nbib, CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from linkwork.evidence.records.formats import (
    bibtex,
    bibtex_writing,
    columns,
    nbib,
    ris,
    table,
)
from linkwork.evidence.records.formats.decoding import MOST_BYTES, Decoded, decode, hash_of
from linkwork.evidence.records.formats.entry import Entry, Facts, NotAFile

__all__ = [
    "FORMATS",
    "MOST_BYTES",
    "MOST_ENTRIES",
    "Decoded",
    "Entry",
    "Facts",
    "Format",
    "NotAFile",
    "decode",
    "entries",
    "hash_of",
    "read_file",
    "told",
    "written",
]
MOST_ENTRIES = 500_000
LOOKED_AT = 20_000


@dataclass(frozen=True)
class Format:
    """One format: what it is called, how its files end, and how it is read and written."""

    name: str
    words: str
    ending: str
    sort: str
    read: Callable[[str], Iterator[Entry]]
    write: Callable[[Facts], str]
    header: Callable[[], str] = str


FORMATS = {
    one.name: one
    for one in (
        Format("ris", "RIS", "ris", "application/x-research-info-systems", ris.entries, ris.write),
        Format("bibtex", "BibTeX", "bib", "application/x-bibtex", bibtex.entries,
               bibtex_writing.write),
        Format("nbib", "PubMed (nbib)", "nbib", "application/nbib", nbib.entries, nbib.write),
        Format("csv", "CSV", "csv", "text/csv", table.entries, table.write, table.header),
    )
}  # fmt: skip
ENDINGS = {
    "ris": "ris", "bib": "bibtex", "bibtex": "bibtex", "nbib": "nbib", "medline": "nbib",
    "csv": "csv", "tsv": "csv",
}  # fmt: skip


def told(text: str, file_name: str = "") -> str:
    """The format of a file, by what stands in it, else by its ending."""
    seen = text[:LOOKED_AT].lstrip("\ufeff").splitlines()
    for line in seen:
        if (found := ris.TAG.match(line)) and found[1] == "TY":
            return "ris"
        if line.startswith("PMID-"):
            return "nbib"
        if bibtex.BEGINS.match(line):
            return "bibtex"
    ending = ENDINGS.get(file_name.rpartition(".")[2].lower(), "")
    if ending:
        return ending
    return "csv" if "title" in columns.suggested(table.head(text).names).values() else "ris"


def entries(text: str, name: str, chosen: Mapping[int, str] | None = None) -> Iterator[Entry]:
    """Go through the entries of a file, good and bad; a file of too many is no file of ours."""
    found = table.entries(text, chosen) if name == "csv" else FORMATS[name].read(text)
    for entry in found:
        if entry.number > MOST_ENTRIES:
            raise NotAFile(f"the file has more than {MOST_ENTRIES:,} entries")
        yield entry


def read_file(content: bytes, file_name: str = "") -> Iterator[Entry]:
    """Go through the entries of a file whose format is told from it."""
    text = decode(content).text
    return entries(text, told(text, file_name))


def written(records: Iterable[Facts], name: str) -> Iterator[str]:
    """Records as a file, piece by piece."""
    form = FORMATS[name]
    yield form.header()
    for facts in records:
        yield form.write(facts)
