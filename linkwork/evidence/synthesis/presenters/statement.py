"""One statement of a review: its words, what is in sight of it, and how it came to be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Lineage, Link, Move, StatementDraft, Status
from linkwork.evidence.synthesis.presenters import frame, passages, reasoning
from linkwork.evidence.synthesis.presenters.moves import shown
from linkwork.evidence.synthesis.presenters.waiting import waits
from linkwork.evidence.synthesis.queries import InReview
from linkwork.library import differences
from linkwork.library import queries as shelf
from linkwork.theory.text import from_row
from linkwork.theory.wording import in_words

LINES = ("if_text", "then_text", "because_text", "mechanism")


@dataclass(frozen=True)
class Event:
    """One thing that happened to a statement: a version of its words, or a status."""

    at: datetime
    title: str
    changes: Sequence[differences.Change]
    reason: str
    who: str


def page(
    review: Review, one: InReview, user: User | None, rounds: Sequence[SearchRound]
) -> dict[str, Any]:
    """The context of the page of one statement."""
    seen = queries.gather(review, user)
    sight = queries.in_sight(seen, review, one.code, one.version, user)
    links = [row for row in queries.all_links(review) if row.withdrawn_at is None]
    moves = [row for row in seen.moves if about(row, one.code)]
    unpacked = queries.configurations(review)
    within = frame.within(review, "statements", *_crumb(review, one))
    within |= waits(review, one, seen, unpacked)
    return within | {
        "one": one,
        "lines": {name: one.content[name] for name in LINES},
        "content": one.content,
        "condition": condition(one),
        "status": Status(one.status).label,
        "colour": frame.colour(one.status),
        "into": [{"code": code, "href": frame.href_of(review, code)} for code in one.into],
        "draft": one.draft,
        "says": passages.summary(sight),
        "why": reasoning.told(review, sight, seen.readings, user),
        "twice_each": reasoning.twice_each(sight),
        "columns": passages.columns(review, one.code, sight),
        "around": passages.around(review, one.code, sight),
        "links": _links(review, one.code, [row for row in links if row.way != Link.Way.RIVALS]),
        "rivals": _links(review, one.code, [row for row in links if row.way == Link.Way.RIVALS]),
        "configurations": [row for row in unpacked if row.statement == one.code],
        "moves": [shown(review, row) for row in moves],
        "trace": _trace(review, one.code, seen.lineage),
        "rounds": rounds,
        "contrary": any(row.purpose == SearchRound.Purpose.CONTRARY for row in rounds),
        "events": events(review, one),
        "shelf_href": _on_shelf(one),
    }


def condition(one: InReview) -> dict[str, str] | None:
    """The condition as a computer reads it and as people do; nothing where it is words only."""
    statement = from_row(one.code, one.content)
    if statement.condition is None or statement.outcome is None:
        return None
    return {
        "if_text": one.content["if"],
        "if_words": in_words(statement.condition),
        "then_text": one.content["then"],
        "then_words": in_words(statement.outcome),
        "direction": statement.direction,
    }


def events(review: Review, one: InReview) -> list[Event]:
    """Every version and every status, the newest first."""
    found = [
        Event(row.at, f"Version {row.statement_version}: {row.status}", (), row.reason, row.by)
        for row in one.history
    ]
    for draft in queries.drafts_of(review, one.code):
        found.extend(_of_draft(draft, one))
    return sorted(found, key=lambda event: event.at, reverse=True)


def _of_draft(draft: StatementDraft, one: InReview) -> list[Event]:
    rows = list(draft.versions.all())[::-1]
    older = [*(row.content for row in rows[1:]), _before(draft, one)]
    return [
        Event(
            row.at,
            f"Draft of version {row.content['version']}: {row.state}",
            differences.between(before, row.content),
            row.reason,
            row.by,
        )
        for row, before in zip(rows, older, strict=True)
    ]


def _before(draft: StatementDraft, one: InReview) -> dict[str, Any] | None:
    """The published words that a draft began to change."""
    before = draft.statement_version - 1
    if before < 1:
        return None
    if one.published is not None and one.published.version == before:
        return dict(one.published.content)
    try:
        return dict(shelf.statement(draft.code, before).content)
    except shelf.NotOnShelf:
        return None


def _crumb(review: Review, one: InReview) -> list[tuple[str, str]]:
    return [(f"{one.code} {one.nickname}", frame.href_of(review, one.code))]


def about(move: Move, code: str) -> bool:
    """Whether a move of the synthesis starts from something, or is about it."""
    return code == move.output_code or any(row.code == code for row in queries.inputs_of(move))


def _links(review: Review, code: str, links: Sequence[Link]) -> list[dict[str, str]]:
    """Each link from the side of this statement."""
    found = []
    for row in links:
        if code not in (row.from_code, row.to_code):
            continue
        first = row.from_code == code
        other = row.to_code if first else row.from_code
        found.append(
            {
                "way": _way(row, first=first),
                "code": other,
                "href": frame.href_of(review, other),
                "how": row.how,
                "withdraw": reverse("synthesis:withdraw", args=[review.public_id, row.public_id]),
            }
        )
    return found


def _way(link: Link, *, first: bool) -> str:
    if link.way == Link.Way.RIVALS:
        return "rival of"
    if link.weakens:
        return "weakens" if first else "weakened by"
    return "feeds" if first else "fed by"


def _trace(review: Review, code: str, rows: Sequence[Lineage]) -> list[dict[str, Any]]:
    """What went into it and what it went into."""
    return [
        {
            "one": {"code": row.from_code, "href": frame.href_of(review, row.from_code)},
            "other": {"code": row.to_code, "href": frame.href_of(review, row.to_code)},
            "way": Lineage.Way(row.way).label,
            "reason": row.reason,
            "who": row.by,
            "at": row.at,
        }
        for row in rows
        if code in (row.from_code, row.to_code)
    ]


def _on_shelf(one: InReview) -> str:
    if one.published is None:
        return ""
    return reverse("library:version", args=[one.published.code, one.published.version])
