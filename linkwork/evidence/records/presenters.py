"""Reviews and records in words: lists, the tabs of a review, one record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.evidence.records.formats import FORMATS
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.ui.words import counted, day

TABS = (
    ("overview", "Overview", "reporting:review"),
    ("protocol", "Protocol", "protocols:protocol"),
    ("records", "Records", "records:records"),
    ("screening", "Screening", "screening:overview"),
    ("documents", "Documents", "extraction:documents"),
    ("statements", "Statements", "synthesis:drafts"),
    ("panels", "Panels", "panels:list"),
    ("theory", "Theory", "theories:list"),
    ("exports", "Exports", "reporting:exports"),
)


@dataclass(frozen=True)
class Row:
    """One record in a list."""

    href: str
    short: str
    title: str
    where: str
    sort: str
    behind: list[dict[str, str]]


def tabs(review: Review, current: str) -> list[dict[str, Any]]:
    """The ways into a review, with the one the reader is in."""
    return [
        {"text": text, "href": reverse(name, args=[review.public_id]), "current": key == current}
        for key, text, name in TABS
    ]


def trail(review: Review, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back: to reviews, to this review, and so on."""
    home = reverse("reporting:review", args=[review.public_id])
    steps = [("Reviews", reverse("records:list")), (review.title, home), *more]
    return [{"text": text, "href": href} for text, href in steps]


def within(review: Review, current: str, *more: tuple[str, str]) -> dict[str, Any]:
    """What every page of a review shows: its tabs and the way back."""
    return {
        "review": review,
        "tabs": tabs(review, current),
        "breadcrumbs": trail(review, *more),
        "home": reverse("reporting:review", args=[review.public_id]),
    }


def review_row(review: Review, found: int) -> dict[str, Any]:
    """One review in the list of reviews."""
    return {
        "href": reverse("reporting:review", args=[review.public_id]),
        "title": review.title,
        "question": review.question,
        "records": counted(found, "record"),
        "started": day(review.started_on),
    }


def row(record: Record) -> Row:
    """One record in a list."""
    return Row(
        href=reverse("records:record", args=[record.review.public_id, record.public_id]),
        short=record.short,
        title=record.title,
        where=where(record),
        sort=kind_of(record),
        behind=behind(record),
    )


def where(record: Record) -> str:
    """Journal, volume, issue and pages."""
    number = record.volume + (f"({record.issue})" if record.issue else "")
    place = ": ".join(part for part in (number, record.pages) if part)
    return " ".join(part for part in (record.journal, place) if part)


def kind_of(record: Record) -> str:
    """What sort of study it is, where the keywords say."""
    said = (word.removeprefix("type: ") for word in record.keywords if word.startswith("type: "))
    return next(said, "")


def behind(record: Record) -> list[dict[str, str]]:
    """The published statements that name the record as a source."""
    return [
        {"text": code, "href": reverse("library:statement", args=[code])} for code in record.behind
    ]


def facts(record: Record) -> list[dict[str, str]]:
    """Everything known of a record, as rows."""
    rows = [
        ("Authors", "; ".join(record.authors) or "not given"),
        ("Year", str(record.year or "not given")),
        ("Journal", where(record) or "not given"),
        ("DOI", record.doi or "not given"),
        ("Number in its database", record.number),
        ("Kind", kind_of(record)),
        ("Keywords", "; ".join(word for word in record.keywords if not word.startswith("type: "))),
        ("Notes", "; ".join(record.notes)),
        ("Key", record.key),
        *((_plain(name), "; ".join(values)) for name, values in record.rest.items()),
    ]
    links = {"DOI": f"https://doi.org/{record.doi}" if record.doi else ""}
    return [
        {"label": label, "value": value, "href": links.get(label, "")}
        for label, value in rows
        if value
    ]


def _plain(name: str) -> str:
    """A name that an entry gave, as a label."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def record_page(
    review: Review, record: Record, origins: Iterable[SearchRound] = ()
) -> dict[str, Any]:
    """The context of a record's page."""
    listed = reverse("records:records", args=[review.public_id])
    return within(review, "records", ("Records", listed)) | {
        "record": record,
        "facts": facts(record),
        "behind": behind(record),
        "origins": [origin(one) for one in origins],
        "read_href": reverse("screening:record", args=[review.public_id, record.public_id]),
        "document_href": _attach(review.public_id, record.public_id),
    }


def origin(search: SearchRound) -> dict[str, str]:
    """A search that found a record."""
    run = f", {day(search.run_on)}" if search.run_on else ""
    href = reverse("records:search", args=[search.review.public_id, search.public_id])
    return {"text": f"{search.source}{run}", "href": href}


def origin_step(search: SearchRound) -> tuple[str, str]:
    """A search as a step of the way back."""
    return search.source, origin(search)["href"]


def exports(review: Review) -> list[dict[str, str]]:
    """The formats in which the records may be taken out."""
    return [
        {"text": one.words, "href": reverse("records:export", args=[review.public_id, one.name])}
        for one in FORMATS.values()
    ]


def _attach(review_id: UUID, record_id: UUID) -> str:
    return reverse("extraction:attach", args=[review_id]) + f"?record={record_id}"
