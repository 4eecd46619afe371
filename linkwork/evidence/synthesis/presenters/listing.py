"""The statements of a review: stage by stage, with what passages say and where each stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Status
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.waiting import short
from linkwork.evidence.synthesis.queries import Configured, Gathered, InReview
from linkwork.ui.words import counted


@dataclass(frozen=True)
class Row:
    """One statement in the list."""

    href: str
    code: str
    nickname: str
    sentence: str
    version: str
    status: str
    colour: str
    into: str
    passages: str
    against: bool
    configurations: str
    draft: str
    words_only: bool
    new: int
    cite: str
    waits: str
    waits_href: str


@dataclass(frozen=True)
class Known:
    """What the rows look at, asked for once."""

    tallies: dict[str, Counter[str]]
    codings: Sequence[Coding]
    unpacked: Counter[str]  # by statement, how many configurations unpack it
    waiting: dict[str, list[Coding]]  # coded to earlier words


def page(
    review: Review,
    found: Sequence[InReview],
    seen: Gathered,
    configured: Sequence[Configured],
    *,
    wanted: str,
) -> dict[str, Any]:
    """The context of the list; `wanted` is the status to show, or empty for all."""
    shown = [one for one in found if not wanted or one.status == wanted]
    known = Known(
        queries.tallies(seen),
        seen.codings,
        Counter(one.statement for one in configured),
        queries.waiting_in(seen.codings, queries.wordings(review, found, ())),
    )
    rows = [(one.stage, _row(review, one, known)) for one in shown]
    return frame.within(review, "statements") | {
        "total": len(found),
        "filters": _filters(review, found, wanted),
        "wanted": frame.SEVERAL[Status(wanted)] if wanted else "",
        "stages": [
            {"name": stage.capitalize(), "id": stage, "rows": [row for _, row in of_stage]}
            for stage, of_stage in groupby(rows, key=lambda pair: pair[0])
        ],
    }


def _filters(review: Review, found: Sequence[InReview], wanted: str) -> list[dict[str, Any]]:
    listed = reverse("synthesis:drafts", args=[review.public_id])
    tally = Counter(one.status for one in found)
    rows = [{"text": "all", "href": listed, "count": len(found), "current": not wanted}]
    return rows + [
        {
            "text": frame.SEVERAL[status],
            "href": f"{listed}?status={status.value}",
            "count": tally[status],
            "current": wanted == status,
        }
        for status in Status
        if tally[status]
    ]


def _row(review: Review, one: InReview, known: Known) -> Row:
    tally = known.tallies.get(one.code, Counter())
    configurations = known.unpacked[one.code]
    return Row(
        href=frame.href_of(review, one.code),
        code=one.code,
        nickname=one.nickname,
        sentence=one.sentence,
        version=f"version {one.version}",
        status=Status(one.status).label,
        colour=frame.colour(one.status),
        into=", ".join(one.into),
        passages=frame.said(tally),
        against=bool(tally["contradicts"]),
        configurations=counted(configurations, "configuration") if configurations else "",
        draft=f"Version {one.draft.statement_version}: {one.draft.state}" if one.draft else "",
        words_only=one.words_only,
        new=_not_beside(one, known.codings),
        cite=_cite(review, one),
        waits=short(known.waiting.get(one.code, ()), one.version),
        waits_href=reverse("synthesis:carry", args=[review.public_id, one.code]),
    )


def _not_beside(one: InReview, codings: Sequence[Coding]) -> int:
    """How many passages coded to the version on the shelf do not stand beside it there."""
    if one.published is None:
        return 0
    there = {row.passage for row in one.published.citations.all()}
    key = (one.published.code, one.published.version)
    here = {row.passage.public_id for row in codings if (row.code, row.statement_version) == key}
    return len(here - there)


def _cite(review: Review, one: InReview) -> str:
    if one.published is None:
        return ""
    return reverse(
        "synthesis:cite", args=[review.public_id, one.published.code, one.published.version]
    )
