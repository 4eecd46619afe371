"""The list of statements: stage by stage, each with its three kinds of evidence."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.library.models import Finding, PublishedStatement, Votes
from linkwork.library.presenters.marks import Mark, mark, scale_for
from linkwork.library.queries import newest_of_each
from linkwork.library.words import NO_VOTES, literature, stances, voted
from linkwork.theory.stages import Stage

SAYS = {
    Stage.ENROLMENT: "Social prescribing is offered, and the person agrees.",
    Stage.ENGAGEMENT: "The person agreed, and goes to a first session.",
    Stage.ADHERENCE: "The person went once, and keeps going.",
    Stage.FOLLOW_UP: "After the activity ends.",
    Stage.SYSTEM: "How services and providers work. In words only, so not testable on cases yet.",
}


@dataclass(frozen=True)
class Row:
    """One statement in the list."""

    code: str
    nickname: str
    href: str
    if_text: str
    then_text: str
    candidate: bool
    literature: str
    stances: str
    here: Mark | None
    panel: str


@dataclass(frozen=True)
class Block:
    """One stage of the list."""

    id: str
    title: str
    says: str
    rows: list[Row]


def shelf(
    stages: list[tuple[Stage, list[PublishedStatement]]],
    found: list[Finding] | None,
    votes: dict[str, Votes],
) -> dict[str, Any]:
    """The page's context; `found` is None where the reader's role may not see findings."""
    newest = newest_of_each(found or [])
    blocks = [_block(stage, rows, newest, votes, found is not None) for stage, rows in stages]
    rows = [row for block in blocks for row in block.rows]
    verdicts = Counter(row.here.verdict for row in rows if row.here and row.here.verdict)
    return {
        "blocks": blocks,
        "jumps": [
            {"text": block.title, "href": f"#{block.id}", "count": len(block.rows)}
            for block in blocks
        ],
        "total": len(rows),
        "candidates": sum(row.candidate for row in rows),
        "scale": scale_for(newest.values()),
        "shows_findings": found is not None,
        "tested": bool(newest),
        "verdicts": verdicts,
        "panel": NO_VOTES,
    }


def _block(
    stage: Stage,
    rows: list[PublishedStatement],
    newest: dict[str, Finding],
    votes: dict[str, Votes],
    shows: bool,
) -> Block:
    return Block(
        id=stage.value,
        title=stage.value.capitalize(),
        says=SAYS.get(stage, ""),
        rows=[_row(one, newest.get(one.code), votes.get(one.code), shows) for one in rows],
    )


def _row(
    published: PublishedStatement, finding: Finding | None, votes: Votes | None, shows: bool
) -> Row:
    passages = list(published.citations.all())
    statement = published.statement
    return Row(
        code=published.code,
        nickname=published.nickname,
        href=reverse("library:statement", args=[published.code]),
        if_text=statement.if_text,
        then_text=statement.then_text,
        candidate=published.status == PublishedStatement.Status.CANDIDATE,
        literature=literature(passages, len(published.source_links.all())),
        stances=stances(passages),
        here=mark(published, finding) if shows else None,
        panel=voted(votes),
    )
