"""Phase 2: of each prioritised statement, what was searched for and what is still open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.waiting import short
from linkwork.evidence.synthesis.queries import Configured, InReview
from linkwork.ui.words import counted, day


@dataclass(frozen=True)
class Row:
    """One prioritised statement at the desk."""

    href: str
    code: str
    nickname: str
    status: str
    colour: str
    rounds: tuple[dict[str, str], ...]
    contrary: bool
    search_href: str
    contrary_href: str
    passages: str
    configurations: tuple[dict[str, str], ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """What the desk looks at, asked for once: searches, stances, configurations, contradictions."""

    rounds: Sequence[SearchRound]
    tallies: dict[str, Counter[str]]
    configured: Sequence[Configured]
    unsettled: Counter[str]
    waiting: dict[str, list[Coding]]  # coded to earlier words


def page(review: Review, found: Sequence[InReview], known: Gathered) -> dict[str, Any]:
    """The context of the desk."""
    rows = [_row(review, one, known) for one in found]
    looked = sum(row.contrary for row in rows)
    return frame.within(review, "desk") | {
        "rows": rows,
        "says": f"Evidence against was looked for in {looked} of {len(rows)}." if rows else "",
    }


def _row(review: Review, one: InReview, known: Gathered) -> Row:
    mine = [row for row in known.rounds if row.target.casefold() == one.code.casefold()]
    unpacked = [row for row in known.configured if row.statement == one.code]
    contrary = any(row.purpose == SearchRound.Purpose.CONTRARY for row in mine)
    return Row(
        href=frame.href_of(review, one.code),
        code=one.code,
        nickname=one.nickname,
        status=one.status.capitalize(),
        colour=frame.colour(one.status),
        rounds=tuple(round_row(review, row) for row in mine),
        contrary=contrary,
        search_href=search_href(review, one.code, SearchRound.Purpose.REFINE),
        contrary_href=search_href(review, one.code, SearchRound.Purpose.CONTRARY),
        passages=frame.said(known.tallies.get(one.code, Counter())),
        configurations=tuple(_configuration(review, row) for row in unpacked),
        open=(
            *_open(mine, unpacked, known.unsettled[one.code], contrary=contrary),
            *filter(None, [short(known.waiting.get(one.code, ()), one.version)]),
        ),
    )


def _configuration(review: Review, row: Configured) -> dict[str, str]:
    href = frame.href_of(review, row.code)
    return {"code": row.code, "href": href, "gaps": " and ".join(row.gaps)}


def round_row(review: Review, search: SearchRound) -> dict[str, str]:
    """One search for a statement."""
    found = getattr(search, "brought", 0)
    return {
        "purpose": search.get_purpose_display(),
        "source": search.source,
        "when": day(search.run_on) if search.run_on else "date not given",
        "brought": counted(found, "record") if found else "nothing new",
        "href": reverse("records:search", args=[review.public_id, search.public_id]),
    }


def search_href(review: Review, code: str, purpose: str) -> str:
    """Where a search for the statement is logged."""
    query = {"phase": 2, "purpose": purpose, "target": code}
    return reverse("records:import", args=[review.public_id], query=query)


def _open(
    mine: Sequence[SearchRound], unpacked: Sequence[Configured], against: int, *, contrary: bool
) -> list[str]:
    said = [] if mine else ["no search has been run for it"]
    said += [] if contrary else ["evidence against it was not looked for yet"]
    said += [] if unpacked else ["no configuration unpacks it"]
    said += [f"{row.code} has a gap: {' and '.join(row.gaps)}" for row in unpacked if row.gaps]
    if against:
        said.append(f"{counted(against, 'passage')} against it not adjudicated")
    return said
