"""Reads a feed of Open Referral UK from a file or folder, and says what is wrong where."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from linkwork.practice.directory.open_referral import (
    AtPlace,
    Organization,
    Service,
    Shape,
    doubts,
)

LARGEST_FILE = 32 * 1024 * 1024
MOST_FILES = 2_000
MOST_ENTRIES = 50_000
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Fault:
    """What is wrong (or doubtful) in which entry of which file."""

    file: str
    index: int | None
    id: str
    path: str
    message: str

    def __str__(self) -> str:
        place = self.file + (f" [{self.index}]" if self.index is not None else "")
        return " ".join(filter(None, (f"{place}:", self.id, self.path, self.message)))


@dataclass
class Feed:
    """What a feed holds: the fullest good entry for each id, and what was refused or doubted."""

    services: dict[str, Service] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    places: dict[str, list[AtPlace]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    skipped: int = 0
    entries: int = 0


class Unreadable(ValueError):
    """There is no feed to read at this path."""


def read(path: Path, today: date) -> Feed:
    """Read a feed from a JSON file, or from every JSON file of a folder."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not path.exists():
        raise Unreadable(f"{path}: no such file or folder")
    if not files:
        raise Unreadable(f"{path}: no JSON file in this folder")
    if len(files) > MOST_FILES:
        raise Unreadable(f"{path}: {len(files)} files, and at most {MOST_FILES} are read")
    feed = Feed()
    for file in files:
        _take_file(feed, file, today)
    return feed


def _take_file(feed: Feed, file: Path, today: date) -> None:
    try:
        whole = _parsed(file)
    except ValueError as wrong:
        feed.faults.append(Fault(file.name, None, "", "", str(wrong)))
        return
    _warn_of_missing_pages(feed, file.name, whole)
    ids: Counter[str] = Counter()
    for index, entry in _entries(whole):
        feed.entries += 1
        if feed.entries > MOST_ENTRIES:
            message = f"more than {MOST_ENTRIES} entries: the rest were not read"
            feed.faults.append(Fault(file.name, index, "", "", message))
            return
        made = take(feed, file.name, index, entry, today)
        ids.update([made.id] if isinstance(made, Service) else [])
    _warn_of_repeats(feed, file.name, ids)


def _parsed(file: Path) -> Any:
    """What a file holds."""
    with file.open("rb") as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ValueError(f"is larger than {LARGEST_FILE // 1024 // 1024} MB and was not read")
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_such_number)
    except RecursionError:
        raise ValueError("is nested too deeply and was not read") from None
    except ValueError as wrong:
        raise ValueError(f"is not JSON: {wrong}") from None


def _no_such_number(name: str) -> float:
    raise ValueError(f"{name} is not a number")


def _entries(whole: Any) -> Iterator[tuple[int | None, Any]]:
    """The entries of a file: those of its list, or the one it is."""
    if isinstance(whole, dict) and isinstance(whole.get("contents"), list):
        yield from enumerate(whole["contents"])
    elif isinstance(whole, list):
        yield from enumerate(whole)
    else:
        yield None, whole


def _warn_of_missing_pages(feed: Feed, name: str, whole: Any) -> None:
    if not isinstance(whole, dict) or not isinstance(whole.get("contents"), list):
        return
    said, held = whole.get("total_items"), len(whole["contents"])
    if isinstance(said, int) and said != held:
        message = f"says {said} in all and holds {held}"
        feed.warnings.append(Fault(name, None, "", "total_items", message))


def take(feed: Feed, name: str, index: int | None, entry: Any, today: date) -> Shape | None:
    """Put one entry where it belongs, or list what is wrong with it."""
    kind = _kind(name)
    if kind is None:
        return None
    given_id = str(entry.get("id") or "")[:100] if isinstance(entry, dict) else ""
    try:
        tidy = _tidy(entry)
        made = kind.model_validate(tidy)
    except (ValidationError, RecursionError) as wrong:
        feed.faults += [Fault(name, index, given_id, *what) for what in _what_is_wrong(wrong)]
        feed.skipped += kind is Service
        return None
    marks = [Fault(name, index, given_id, *doubt) for doubt in doubts(made, today)]
    if isinstance(made, Service):
        _keep_fullest(feed, made, marks)
        return made
    feed.warnings += marks
    if isinstance(made, Organization):
        feed.organizations[made.id] = made
    else:
        feed.places.setdefault(made.service_id or _service_id(tidy), []).append(made)
    return made


def _service_id(tidy: dict[str, Any]) -> str:
    """The service that an entry of `service_at_location` carries inside."""
    service = tidy.get("service")
    return str(service.get("id", "")) if isinstance(service, dict) else ""


def _what_is_wrong(wrong: ValidationError | RecursionError) -> list[tuple[str, str]]:
    if isinstance(wrong, RecursionError):
        return [("", "is nested too deeply")]
    errors = wrong.errors(include_url=False)
    return [(_path(error["loc"]), _words(error)) for error in errors]


def _kind(name: str) -> type[Service] | type[AtPlace] | type[Organization] | None:
    """What a file holds; None for the lists of kinds and the descriptions of the feed itself."""
    if name.startswith(("taxonom", "api_details", "dashboard")):
        return None
    if name.startswith("service_at_location"):
        return AtPlace
    return Organization if name.startswith("organization") else Service


def _keep_fullest(feed: Feed, made: Service, marks: list[Fault]) -> None:
    """Of several entries with one id take the latest, and of those the one that says most."""
    held = feed.services.get(made.id)
    if held is None or _fullness(made) > _fullness(held):
        feed.services[made.id] = made
        feed.warnings += [mark for mark in marks if mark not in feed.warnings]


def _warn_of_repeats(feed: Feed, name: str, ids: Counter[str]) -> None:
    for service_id, times in ids.items():
        if times > 1:
            message = f"comes {times} times; the latest and fullest entry is taken"
            feed.warnings.append(Fault(name, None, service_id, "id", message))


def _fullness(service: Service) -> tuple[str, int]:
    return service.last_modified, len(service.model_dump_json(exclude_defaults=True))


def _tidy(value: Any) -> Any:
    """Leave out what is null or empty, and what no database takes; cut what is far too long."""
    if isinstance(value, dict):
        return {key: _tidy(part) for key, part in value.items() if part is not None and part != ""}
    if isinstance(value, list):
        return [_tidy(part) for part in value if part is not None]
    return _writable(value) if isinstance(value, str) else value


def _writable(text: str) -> str:
    """A text as every database takes it: no NUL, no half of a character, no endless length."""
    whole = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return whole[:LONGEST_TEXT]


def _path(location: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return path.lstrip(".")


def _words(error: Any) -> str:
    """Say a fault so that the keeper of the feed can mend it."""
    given = repr(error.get("input"))[:60]
    said = {
        "missing": "is missing",
        "string_type": f"must be text, not {given}",
        "float_type": f"must be a number, not {given}",
        "literal_error": f"is {given}, and must be {error.get('ctx', {}).get('expected', '')}",
        "string_too_short": "is empty",
        "model_type": f"must be an object, not {given}",
        "list_type": f"must be a list, not {given}",
    }
    return said.get(error["type"], str(error["msg"]).removeprefix("Value error, "))
