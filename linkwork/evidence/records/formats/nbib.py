"""PubMed's nbib format: its tags read by ourselves, and written so that they come back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from linkwork.evidence.records.formats import carrying
from linkwork.evidence.records.formats.decoding import LONGEST_ENTRY, lines
from linkwork.evidence.records.formats.entry import Entry, Facts, Said, judged, refused

TAG = re.compile(r"^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*))?$")
CARRIED = "LW"
OURS = "pubmed "  # before a tag of PubMed's that no other format has
NO_TITLE = "no title (TI)"
FACTS = {
    "title": ("TI", "BTI", "TT"),
    "journal": ("JT", "TA"),
    "year": ("DP", "DEP"),
    "volume": ("VI",),
    "issue": ("IP",),
    "pages": ("PG",),
    "number": ("PMID",),
    "address": ("URLF",),
    "abstract": ("AB",),
}
LISTS = {"keywords": ("MH", "OT"), "notes": ("GN",)}
REST = {"IS": "issn", "LA": "language", "PB": "publisher", "PL": "place_published", "EN": "edition"}
TAGS = {name: tag for tag, name in REST.items()}
DOI_GIVEN = re.compile(r"^(10\.\S+) \[doi\]$")


@dataclass
class Gathered:
    """Lines that belong together, before they are read."""

    line: int
    lines: list[str] = field(default_factory=list)
    tags: list[tuple[str, list[str]]] = field(default_factory=list)
    size: int = 0


def entries(text: str) -> Iterator[Entry]:
    """Go through the entries of a file, good and bad, in their order."""
    for number, gathered in enumerate(_gathered(text), start=1):
        raw = "\n".join(gathered.lines).rstrip()
        if gathered.size > LONGEST_ENTRY:
            yield refused(number, gathered.line, raw, "too long to be one record")
        elif not gathered.tags:
            yield refused(number, gathered.line, raw, "words that belong to no record")
        else:
            yield judged(number, gathered.line, raw, _said(gathered.tags), NO_TITLE)


def _gathered(text: str) -> Iterator[Gathered]:
    """Cut the text at empty lines and where a number of PubMed's begins a record."""
    now: Gathered | None = None
    for place, line in lines(text):
        found = TAG.match(line.removeprefix("\ufeff"))
        over = not line.strip() or (found is not None and found[1] == "PMID" and now and now.tags)
        if now is not None and (over or now.size > LONGEST_ENTRY):
            yield now
            now = None
        if not line.strip():
            continue
        now = now or Gathered(place)
        now.lines.append(line)
        now.size += len(line)
        if found:
            now.tags.append((found[1], [found[2] or ""]))
        elif now.tags:
            now.tags[-1][1].append(line)
    if now is not None:
        yield now


def _said(tags: list[tuple[str, list[str]]]) -> Said:
    by_tag, said = Said(), Said()
    carried: list[str] = []
    for tag, parts in tags:
        if tag == CARRIED:
            carried.append(" ".join(parts))
        else:
            by_tag.add(tag, " ".join(parts))
    # Full names where there are any; the short ones then only say the same again.
    for name in by_tag.every("FAU") or by_tag.every("AU"):
        said.add("authors", name)
    for name, some in LISTS.items():
        for value in by_tag.every(*some):
            said.add(name, value)
    for name, some in FACTS.items():
        said.add(name, by_tag.first(*some))
    said.add("sort", "JOUR")
    for tag, values in by_tag.over().items():
        for value in values:
            _over(said, tag, value)
    carrying.take(said, carried)
    return said


def _over(said: Said, tag: str, value: str) -> None:
    """What is no fact of its own; of the numbers of an article one is its DOI."""
    found = DOI_GIVEN.match(value) if tag in ("LID", "AID") else None
    if found is None:
        said.add(REST.get(tag, f"{OURS}{tag}"), value)
    elif found[1] not in said.values.get("doi", []):
        said.add("doi", found[1])


def write(facts: Facts) -> str:
    """One record as PubMed writes it."""
    rest = dict(facts["rest"])
    told: list[tuple[str, str]] = []
    when = rest.pop("when", [])
    dates = when[:1] or [str(facts["year"] or "")]
    told += [("DP", date) for date in dates]
    told += [(CARRIED, carrying.line("when", value)) for value in when[1:]]
    told += [("TI", facts["title"]), ("JT", facts["journal"]), ("VI", facts["volume"])]
    told += [("IP", facts["issue"]), ("PG", facts["pages"]), ("AB", facts["abstract"])]
    told += [("LID", f"{facts['doi']} [doi]" if facts["doi"] else ""), ("URLF", facts["address"])]
    told += [("FAU", author) for author in facts["authors"]]
    told += [("OT", word) for word in facts["keywords"]]
    told += [("GN", note) for note in facts["notes"]]
    told += [(CARRIED, line) for line in _carried(facts)]
    for name, values in rest.items():
        tag = _tag(name)
        told += [(tag or CARRIED, v if tag else carrying.line(name, v)) for v in values]
    body = "".join(f"{tag:<4}- {value}\n" for tag, value in told if value)
    return f"PMID- {facts['number']}\n{body}\n"


def _carried(facts: Facts) -> Iterator[str]:
    """The facts that PubMed takes for granted."""
    if facts["sort"] != "JOUR":
        yield carrying.line("sort", facts["sort"])
    if facts["key"] != (facts["number"] or facts["doi"]):
        yield carrying.line("key", facts["key"])


def _tag(name: str) -> str:
    return name.removeprefix(OURS) if name.startswith(OURS) else TAGS.get(name, "")
