"""Read a RIS file entry by entry: what can be read is taken in, and what cannot is told."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import rispy

MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 50_000
LONGEST_ENTRY = 200_000
TAG = re.compile(r"^\ufeff?\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$")
YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
DOI = re.compile(r"10\.\d{4,9}/\S+")


class NotAFile(ValueError):
    """The file as a whole is not one we take: too large, or no text."""


@dataclass(frozen=True)
class Entry:
    """One entry: its place in the file, its very lines, and its facts or what is wrong with it."""

    number: int
    line: int
    raw: str
    facts: dict[str, Any] | None
    fault: str = ""


@dataclass
class Gathered:
    """Lines that belong together, before they are read."""

    line: int
    lines: list[str] = field(default_factory=list)
    tags: list[list[str]] = field(default_factory=list)
    ended: bool = False


def decode(content: bytes) -> str:
    """The text of a file; UTF-8, or Windows' Western European where it is not."""
    if len(content) > MOST_BYTES:
        raise NotAFile(f"the file is larger than {MOST_BYTES // 1024 // 1024} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise NotAFile("this is not a text file")
    return text


def entries(text: str) -> Iterator[Entry]:
    """Go through the entries of a file, good and bad, in their order."""
    for number, gathered in enumerate(_gathered(text), start=1):
        if number > MOST_ENTRIES:
            raise NotAFile(f"the file has more than {MOST_ENTRIES:,} entries")
        yield _entry(number, gathered)


def _gathered(text: str) -> Iterator[Gathered]:
    """Cut the text where an entry begins and where it ends."""
    now: Gathered | None = None
    for place, line in enumerate(text.splitlines(), start=1):
        found = TAG.match(line)
        tag = found[1] if found else ""
        if now is not None and (tag == "TY" or (now.ended and line.strip())):
            yield now
            now = None
        if now is None:
            if not line.strip():
                continue
            now = Gathered(place)
        now.lines.append(line)
        if found:
            now.tags.append([tag, (found[2] or "").strip()])
            now.ended = tag == "ER"
        elif now.tags and line.strip():
            now.tags[-1][1] += f" {line.strip()}"
    if now is not None:
        yield now


def _entry(number: int, gathered: Gathered) -> Entry:
    raw = "\n".join(gathered.lines).rstrip()
    tags = gathered.tags
    if not tags or tags[0][0] != "TY":
        return Entry(number, gathered.line, raw, None, _stray(tags))
    if not gathered.ended:
        return Entry(number, gathered.line, raw, None, "no line ER, which ends a record")
    if len(raw) > LONGEST_ENTRY:
        raw = raw[:LONGEST_ENTRY]
        return Entry(number, gathered.line, raw, None, "the record is too long to be one")
    try:
        facts = _facts(raw, tags)
    except (ValueError, TypeError, KeyError, IndexError) as wrong:
        return Entry(number, gathered.line, raw, None, f"cannot be read: {wrong}"[:300])
    if not facts["title"]:
        return Entry(number, gathered.line, raw, None, "no title (TI or T1)")
    return Entry(number, gathered.line, raw, facts)


def _stray(tags: list[list[str]]) -> str:
    return "no line TY, which begins a record" if tags else "words that belong to no record"


def _facts(raw: str, tags: list[list[str]]) -> dict[str, Any]:
    """The bibliographic facts, with rispy's reading of the tags."""
    strict = "\n".join(f"{tag}  - {value}" for tag, value in tags)
    (read,) = rispy.loads(strict)
    one = {name: _words(value) for name, value in read.items() if name != "unknown_tag"}
    authors = [a for n in ("authors", "first_authors") for a in read.get(n, []) if a.strip()]
    doi = DOI.search(one.get("doi", ""))
    facts: dict[str, Any] = {
        "sort": one.get("type_of_reference", "")[:20],
        "authors": [a[:300] for a in authors[:1000]],
        "year": _year(one.get("year") or one.get("publication_year") or one.get("date", "")),
        "title": (one.get("title") or one.get("primary_title", ""))[:1000],
        "journal": _first(one, "journal_name", "secondary_title", "alternate_title3")[:500],
        "volume": one.get("volume", "")[:50],
        "issue": one.get("number", "")[:50],
        "pages": "–".join(p for p in (one.get("start_page"), one.get("end_page")) if p)[:50],
        "doi": doi[0].rstrip(".,;")[:300] if doi else "",
        "number": one.get("accession_number", "")[:100],
        "address": str((read.get("urls") or [""])[0])[:1000],
        "keywords": [str(word)[:200] for word in read.get("keywords", [])[:200]],
        "notes": [str(note)[:2000] for note in read.get("notes", [])[:50]],
        "abstract": _first(one, "abstract", "notes_abstract"),
    }
    return {"key": _key(one, facts, raw), **facts}


def _key(one: dict[str, str], facts: dict[str, Any], raw: str) -> str:
    """What the source calls it, else its DOI, else a hash of its lines."""
    known = one.get("id") or facts["number"] or facts["doi"]
    return (known or f"#{hashlib.sha256(raw.encode()).hexdigest()[:16]}")[:100]


def _year(text: str) -> int | None:
    found = YEAR.search(text)
    return int(found[1]) if found else None


def _first(one: dict[str, str], *names: str) -> str:
    return next((one[name] for name in names if one.get(name)), "")


def _words(value: Any) -> str:
    return "; ".join(str(part) for part in value) if isinstance(value, list) else str(value).strip()
