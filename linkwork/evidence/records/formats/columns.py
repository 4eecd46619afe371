"""Which column of a spreadsheet holds which fact: known headings, and what a person chooses."""

import re
from collections.abc import Mapping, Sequence

# What databases and reference managers call each fact, in lower case.
KNOWN: dict[str, tuple[str, ...]] = {
    "key": ("key", "id", "record id", "record_id", "citation key", "ref", "covidence #", "refid"),
    "sort": (
        "type", "entrytype", "item type", "document type", "reference type", "publication type",
    ),
    "authors": ("authors", "author", "author full names", "author(s)", "authors full"),
    "year": ("year", "publication year", "pub year", "published year", "date", "py", "pubdate"),
    "title": ("title", "article title", "document title", "item title", "primary_title", "ti"),
    "journal": (
        "journal", "source title", "publication title", "journal/book", "journal title",
        "secondary title", "source", "publication", "booktitle", "journal_name", "so",
    ),
    "volume": ("volume", "vol", "vl"),
    "issue": ("issue", "number", "no", "issue number"),
    "pages": ("pages", "page", "pagination"),
    "doi": ("doi", "doi link", "di"),
    "number": ("pmid", "pubmed id", "accession number", "eid", "ut (unique wos id)", "an"),
    "address": ("url", "link", "urls", "address"),
    "keywords": ("keywords", "author keywords", "manual tags", "tags", "subjects", "de"),
    "notes": ("notes", "note", "research notes"),
    "abstract": ("abstract", "abstract note", "ab", "summary", "notes_abstract"),
}  # fmt: skip
WORDS = {
    "key": "Key or number of the record",
    "sort": "Type of work",
    "authors": "Authors",
    "year": "Year or date",
    "title": "Title",
    "journal": "Journal or book",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages",
    "doi": "DOI",
    "number": "Number in its database",
    "address": "Web address",
    "keywords": "Keywords",
    "notes": "Notes",
    "abstract": "Abstract",
}
KEPT = ""  # no fact: kept as it is, under its own heading


def suggested(header: Sequence[str]) -> dict[int, str]:
    """The fact that each column seems to hold; a fact is held by one column, the best named."""
    names = [_plain(one) for one in header]
    found: dict[int, str] = {}
    for fact, known in KNOWN.items():
        place = next((names.index(one) for one in known if one in names), None)
        if place is not None and place not in found:
            found[place] = fact
    return found


def problems(chosen: Mapping[int, str]) -> list[str]:
    """What is wrong with a choice, in words."""
    facts = [fact for fact in chosen.values() if fact]
    twice = sorted({WORDS[fact] for fact in facts if facts.count(fact) > 1})
    said = [f"{one} is chosen for two columns" for one in twice]
    return said if "title" in facts else [*said, "no column holds the title"]


def _plain(heading: str) -> str:
    return re.sub(r"\s+", " ", heading.strip().strip("\ufeff").lower())
