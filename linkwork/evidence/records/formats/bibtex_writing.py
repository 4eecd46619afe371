"""Write one record as BibTeX; what BibTeX has no field for is carried by name."""

import re
from collections.abc import Iterator

from linkwork.evidence.records.formats import carrying, latex, names
from linkwork.evidence.records.formats.bibtex import (
    CARRIED,
    FACTS,
    LISTS,
    OURS,
    REST,
    SORTS,
    TYPES,
    read_list,
    read_pages,
)
from linkwork.evidence.records.formats.entry import Facts

WRITTEN = {
    "title": "title",
    "journal": "journal",
    "volume": "volume",
    "issue": "number",
    "doi": "doi",
    "number": "pmid",
    "address": "url",
    "abstract": "abstract",
}
FIELD = re.compile(r"(?!x-linkwork)[a-z][a-z0-9_\-]*")
TAKEN = {*(field for some in FACTS.values() for field in some), *LISTS, *REST}
NOT_IN_A_KEY = re.compile(r"[\s,{}\"=#%~\\@()']")


def write(facts: Facts) -> str:
    """One record as BibTeX."""
    sort = TYPES.get(facts["sort"], "misc")
    key = NOT_IN_A_KEY.sub("", facts["key"]) or "record"
    told = [(field, latex.escaped(str(facts[name]))) for name, field in WRITTEN.items()]  # type: ignore[literal-required]
    told += [("year", str(facts["year"] or "")), ("pages", _pages(facts["pages"]))]
    carried = list(_carried(facts, key, sort))
    carried_names = {name for name, _ in carried}
    told += [(field, value) for name, field, value in _lists(facts) if name not in carried_names]
    told += [
        (_field(name), latex.escaped(values[0]))
        for name, values in facts["rest"].items()
        if name not in carried_names
    ]
    told += [
        (f"{CARRIED}-{number}", latex.escaped(carrying.line(name, value)))
        for number, (name, value) in enumerate(carried, start=1)
    ]
    body = "".join(f",\n  {field} = {{{value}}}" for field, value in told if value)
    return f"@{sort}{{{key}{body}\n}}\n\n"


def _carried(facts: Facts, key: str, sort: str) -> Iterator[tuple[str, str]]:
    """What would not come back from a field of its own."""
    if key != facts["key"]:
        yield "key", facts["key"]
    if SORTS[sort] != facts["sort"]:
        yield "sort", facts["sort"]
    if read_pages(_pages(facts["pages"])) != facts["pages"]:
        yield "pages", facts["pages"]
    for name, _, value in _lists(facts):
        if read_list(name, value) != facts[name]:  # type: ignore[literal-required]
            yield from ((name, one) for one in facts[name])  # type: ignore[literal-required]
    for name, values in facts["rest"].items():
        if not _field(name) or len(values) > 1:
            yield from ((name, value) for value in values)


def _field(name: str) -> str:
    """The field that is read back under this name, if BibTeX has one."""
    for field, known in REST.items():
        if known == name:
            return field
    field = name.removeprefix(OURS)
    free = field != name and FIELD.fullmatch(field) and field not in TAKEN
    return field if free else ""


def _lists(facts: Facts) -> list[tuple[str, str, str]]:
    """Each list of facts, the field it is written to, and how."""
    return [
        ("authors", "author", names.joined(facts["authors"])),
        ("keywords", "keywords", latex.escaped("; ".join(facts["keywords"]))),
        ("notes", "note", latex.escaped("; ".join(facts["notes"]))),
    ]


def _pages(pages: str) -> str:
    return latex.escaped(pages).replace("–", "--")
