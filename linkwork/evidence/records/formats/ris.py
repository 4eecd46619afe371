"""RIS: read entry by entry, with rispy's names for its tags, and written so that it comes back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rispy.config import TAG_KEY_MAPPING

from linkwork.evidence.records.formats import carrying
from linkwork.evidence.records.formats.decoding import LONGEST_ENTRY, lines
from linkwork.evidence.records.formats.entry import Entry, Facts, Said, judged, refused

TAG = re.compile(r"^\ufeff?\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$")
CARRIED = "LW"  # no tag of RIS: what RIS has no tag for, by name
OURS = "ris "  # before a tag that rispy does not know
NO_TITLE = "no title (TI or T1)"
# Our name for a fact, and the tags that may give it, the best first.
FACTS = {
    "key": ("ID",),
    "sort": ("TY",),
    "title": ("TI", "T1"),
    "journal": ("JO", "T2", "JF", "JA", "J2"),
    "year": ("PY", "Y1", "DA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "doi": ("DO",),
    "number": ("AN",),
    "address": ("UR",),
    "abstract": ("AB", "N2"),
}
LISTS = {"authors": ("AU", "A1"), "keywords": ("KW",), "notes": ("N1",)}
WRITTEN = {
    "title": "TI",
    "journal": "JO",
    "volume": "VL",
    "issue": "IS",
    "doi": "DO",
    "number": "AN",
    "address": "UR",
    "abstract": "AB",
}
_TAKEN = {"SP", "EP", "ER", *(tag for some in (*FACTS.values(), *LISTS.values()) for tag in some)}
FREE = {name: tag for tag, name in TAG_KEY_MAPPING.items() if tag not in _TAKEN}


@dataclass
class Gathered:
    """Lines that belong together, before they are read."""

    line: int
    lines: list[str] = field(default_factory=list)
    tags: list[tuple[str, list[str]]] = field(default_factory=list)
    size: int = 0
    ended: bool = False


def entries(text: str) -> Iterator[Entry]:
    """Go through the entries of a file, good and bad, in their order."""
    for number, gathered in enumerate(_gathered(text), start=1):
        yield _entry(number, gathered)


def _gathered(text: str) -> Iterator[Gathered]:
    """Cut the text where an entry begins and where it ends, or is too long to be one."""
    now: Gathered | None = None
    for place, line in lines(text):
        found = TAG.match(line)
        tag = found[1] if found else ""
        if now is not None and (
            tag == "TY" or (now.ended and line.strip()) or now.size > LONGEST_ENTRY
        ):
            yield now
            now = None
        if now is None:
            if not line.strip():
                continue
            now = Gathered(place)
        now.lines.append(line)
        now.size += len(line)
        if found:
            now.tags.append((tag, [found[2] or ""]))
            now.ended = tag == "ER"
        elif now.tags and line.strip():
            now.tags[-1][1].append(line)
    if now is not None:
        yield now


def _entry(number: int, gathered: Gathered) -> Entry:
    raw = "\n".join(gathered.lines).rstrip()
    tags = gathered.tags
    fault = ""
    if gathered.size > LONGEST_ENTRY:
        fault = "too long to be one record"
    elif not tags:
        fault = "words that belong to no record"
    elif tags[0][0] != "TY":
        fault = "no line TY, which begins a record"
    elif not gathered.ended:
        fault = "no line ER, which ends a record"
    if fault:
        return refused(number, gathered.line, raw, fault)
    return judged(number, gathered.line, raw, _said(tags), NO_TITLE)


def _said(tags: list[tuple[str, list[str]]]) -> Said:
    """What the tags say, under our names; what we have no name for under rispy's."""
    by_tag, said = Said(), Said()
    carried: list[str] = []
    for tag, parts in tags:
        if tag == CARRIED:
            carried.append(" ".join(parts))
        elif tag != "ER":
            by_tag.add(tag, " ".join(parts))
    for name, some in LISTS.items():
        for value in by_tag.every(*some):
            said.add(name, value)
    for name, some in FACTS.items():
        said.add(name, by_tag.first(*some))
    if by_tag.values.get("SP") or by_tag.values.get("EP"):
        first, last = by_tag.first("SP"), by_tag.first("EP")
        said.add("pages", "–".join(part for part in (first, last) if part))
    for tag, values in by_tag.over().items():
        for value in values:
            said.add(TAG_KEY_MAPPING.get(tag, f"{OURS}{tag}"), value)
    carrying.take(said, carried)
    return said


def write(facts: Facts) -> str:
    """One record as RIS."""
    rest = dict(facts["rest"])
    told = [("TY", facts["sort"] or "GEN"), ("ID", facts["key"])]
    told += [("AU", author) for author in facts["authors"]]
    told += [(tag, str(facts[name])) for name, tag in WRITTEN.items()]  # type: ignore[literal-required]
    told += _when(facts, rest) + _pages(facts["pages"])
    told += [("KW", word) for word in facts["keywords"]]
    told += [("N1", note) for note in facts["notes"]]
    if not facts["sort"]:
        told.append((CARRIED, carrying.line("sort", "")))
    for name, values in rest.items():
        tag = _tag(name)
        told += [(tag or CARRIED, v if tag else carrying.line(name, v)) for v in values]
    body = "".join(f"{tag}  - {value}\n" for tag, value in told if value)
    return f"{body}ER  - \n\n"


def _when(facts: Facts, rest: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The date as it was given, where the year alone would say less."""
    given = rest.pop("when", [])
    if given:
        return [("PY", value) for value in given[:1]] + [
            (CARRIED, carrying.line("when", value)) for value in given[1:]
        ]
    return [("PY", str(facts["year"] or ""))]


def _pages(pages: str) -> list[tuple[str, str]]:
    first, dash, last = pages.partition("–")
    whole = bool(first.strip() and last.strip() and dash) and "–" not in last
    tidy = whole and first == first.strip() and last == last.strip()
    return [("SP", first), ("EP", last)] if tidy else [("SP", pages)]


def _tag(name: str) -> str:
    """The tag that is read back under this name, if RIS has one."""
    return name.removeprefix(OURS) if name.startswith(OURS) else FREE.get(name, "")
