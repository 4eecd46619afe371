"""Searches in words: how each was run, what came of its file, and how far one is on its way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.records import presenters
from linkwork.evidence.records.formats import FORMATS
from linkwork.evidence.records.models import (
    Arrival,
    FoundAgain,
    Record,
    RefusedEntry,
    Review,
    SearchRound,
)
from linkwork.ui.words import counted, day, day_clock, joined


@dataclass(frozen=True)
class Progress:
    """How far a file is on its way in."""

    words: str
    done: int  # of a thousand
    over: bool
    href: str


def search_row(search: SearchRound) -> dict[str, Any]:
    """One search in a list, with what it brought."""
    args = [search.review.public_id, search.public_id]
    return {
        "href": reverse("records:search", args=args),
        "source": search.source,
        "platform": search.platform,
        "phase": search.phase,
        "purpose": search.get_purpose_display(),
        "target": search.target,
        "query": search.query,
        "run_on": day(search.run_on) if search.run_on else "date not given",
        "file": search.file_name or "no file",
        "hits": search.hits,
        "brought": getattr(search, "brought", 0),
        "here": getattr(search, "here", 0),
        "not_taken": getattr(search, "not_taken", 0),
        "state": state(getattr(search, "arrival", None)),
    }


def state(arrival: Arrival | None) -> str:
    """Where a file is, where that is worth a word."""
    if arrival is None or arrival.state == Arrival.State.DONE:
        return ""
    return arrival.get_state_display()


def refused_row(entry: RefusedEntry) -> dict[str, Any]:
    """One entry that was refused, with its lines."""
    reason = entry.reason[:1].upper() + entry.reason[1:]
    return {
        "place": f"entry {entry.number}, line {entry.line} of {entry.search.file_name}",
        "reason": reason,
        "raw": entry.raw,
    }


def again_row(found: FoundAgain) -> dict[str, Any]:
    """One record that was here before."""
    record = found.record
    args = [record.review.public_id, record.public_id]
    return {
        "title": record.title,
        "short": record.short,
        "href": reverse("records:record", args=args),
        "raw": found.raw,
    }


def search_page(
    review: Review,
    search: SearchRound,
    *,
    new: Iterable[Record],
    again: Iterable[FoundAgain],
    refused: Iterable[RefusedEntry],
    counts: dict[str, int],
) -> dict[str, Any]:
    """The context of one search's page."""
    listed = reverse("records:searches", args=[review.public_id])
    records = reverse("records:records", args=[review.public_id])
    import_href = reverse("records:import", args=[review.public_id])
    arrival = getattr(search, "arrival", None)
    return presenters.within(review, "records", ("Records", records), ("Searches", listed)) | {
        "search": search,
        "facts": _facts(search),
        "arrival": arrival,
        "has_file": bool(search.file_hash or arrival),
        "progress": progress(arrival) if arrival is not None else None,
        "new": [presenters.row(one) for one in new],
        "again": [again_row(one) for one in again],
        "refused": [refused_row(one) for one in refused],
        "counts": counts,
        "records_href": f"{records}?search={search.public_id}",
        "repeat_href": f"{import_href}?repeats={search.public_id}",
    }


def _facts(search: SearchRound) -> list[dict[str, str]]:
    """Everything said of a search, as rows."""
    earlier = presenters.origin(search.repeats) if search.repeats else {}
    form = FORMATS[search.form].words if search.form in FORMATS else search.form
    file = ", ".join(part for part in (search.file_name, form, search.encoding) if part)
    rows = [
        ("Where", search.source, ""),
        ("Platform", search.platform, ""),
        ("Phase", search.get_phase_display(), ""),
        ("For", search.get_purpose_display(), ""),
        ("Statement", search.target, ""),
        ("Search", search.query or "not given", ""),
        ("Run", day(search.run_on) if search.run_on else "date not given", ""),
        ("Hits", hits_words(search), ""),
        ("Entries", _entries_words(search), ""),
        ("Stopped because", search.stopped_because, ""),
        ("Runs again", earlier.get("text", ""), earlier.get("href", "")),
        ("File", file or "none", ""),
        ("Logged", day_clock(search.imported_at), ""),
    ]
    return [{"label": label, "value": value, "href": href} for label, value, href in rows if value]


def hits_words(search: SearchRound) -> str:
    """What was said of the hits before any file; a search without both said nothing of them."""
    return f"{search.hits:,}" if search.hits or search.entries else "none, or not said"


def _entries_words(search: SearchRound) -> str:
    """How many entries the file had, beside the hits as they were said."""
    if not search.file_hash:
        return ""
    differs = search.entries - search.hits
    found = f"{search.entries:,} in the file"
    if not search.entries or not differs:
        return found
    return f"{found}: {abs(differs):,} {'more' if differs > 0 else 'fewer'} than hits"


def progress(arrival: Arrival) -> Progress:
    """How far a file is, in words."""
    over = arrival.state in (Arrival.State.DONE, Arrival.State.FAILED)
    said = {
        Arrival.State.COLUMNS: "Its columns are to be named before it comes in.",
        Arrival.State.WAITING: f"{counted(arrival.done, 'entry', 'entries')} read so far."
        if arrival.done
        else "Waiting for its turn.",
        Arrival.State.FAILED: f"Broken off: {arrival.error}. What came in before stays.",
        Arrival.State.DONE: imported_words(arrival.new, arrival.already, arrival.refused),
    }
    href = reverse(
        "records:progress", args=[arrival.search.review.public_id, arrival.search.public_id]
    )
    words = said[Arrival.State(arrival.state)]
    return Progress(words=words, done=round(arrival.share * 1000), over=over, href=href)


def imported_words(new: int, already: int, refused: int) -> str:
    """Say what became of a file."""
    said = [f"{counted(new, 'record')} came in"]
    said += [f"{already:,} {'was' if already == 1 else 'were'} here already"] if already else []
    said += [f"{refused:,} could not be taken in; each is listed below"] if refused else []
    return f"{joined(said).capitalize()}."
