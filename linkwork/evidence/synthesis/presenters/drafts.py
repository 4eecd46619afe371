"""Drafts in words, and one draft with what it rests on."""

from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import StatementDraft
from linkwork.library import differences
from linkwork.library.words import stances
from linkwork.ui.words import counted

State = StatementDraft.State
COLOURS = {State.CANDIDATE: "white", State.PROPOSED: "blue", State.PUBLISHED: "grey"}


def draft_row(draft: StatementDraft) -> dict[str, Any]:
    """One draft in the list."""
    passages = queries.resting_on(draft)
    return {
        "href": reverse("synthesis:draft", args=[draft.review.public_id, draft.public_id]),
        "code": draft.code,
        "version": draft.statement_version,
        "nickname": draft.content["nickname"],
        "sentence": f"If {draft.content['if_text']}, then {draft.content['then_text']}.",
        "state": draft.get_state_display(),
        "colour": COLOURS[State(draft.state)],
        "passages": counted(len(passages), "passage"),
    }


def drafts(review: Review, found: list[StatementDraft]) -> dict[str, Any]:
    """The context of the list of statements in a review."""
    coded = queries.coded_statements(review)
    return records.within(review, "statements") | {
        "drafts": [draft_row(one) for one in found],
        "coded": [
            {
                "href": reverse("library:statement", args=[one.code]),
                "code": one.code,
                "version": one.version,
                "nickname": one.nickname,
                "stances": stances(codings),
                "new": new,
                "cite": reverse("synthesis:cite", args=[review.public_id, one.code, one.version]),
            }
            for one, codings, new in coded
        ],
    }


def draft_page(draft: StatementDraft) -> dict[str, Any]:
    """The context of one draft's page."""
    review = draft.review
    listed = reverse("synthesis:drafts", args=[review.public_id])
    content = draft.content
    codings = queries.resting_on(draft)
    return records.within(review, "statements", ("Statements", listed)) | {
        "draft": draft,
        "lines": {name: content[name] for name in LINES},
        "content": content,
        "state": draft.get_state_display(),
        "colour": COLOURS[State(draft.state)],
        "passages": [_resting(review, one) for one in codings],
        "versions": _versions(draft),
        "open": draft.state != State.PUBLISHED,
        "proposed": draft.state == State.PROPOSED,
        "candidate": draft.state == State.CANDIDATE,
        "published_href": _on_shelf(draft),
    }


LINES = ("if_text", "then_text", "because_text", "mechanism")


def _resting(review: Review, coding: Coding) -> dict[str, Any]:
    passage = coding.passage
    return {
        "stance": coding.stance,
        "quote": passage.quote,
        "href": passage_href(review, passage),
        "document": passage.document.title,
        "page": passage.page.number,
        "invented": passage.document.invented,
        "resolves": passage.resolves,
        "memo": coding.memo,
    }


def _versions(draft: StatementDraft) -> list[dict[str, Any]]:
    rows = queries.versions(draft)
    older = [*(row.content for row in rows[1:]), None]
    return [
        {
            "number": row.number,
            "state": row.state,
            "changes": differences.between(before, row.content),
            "reason": row.reason,
            "who": row.by,
            "at": row.at,
        }
        for row, before in zip(rows, older, strict=True)
    ]


def _on_shelf(draft: StatementDraft) -> str:
    if draft.published is None:
        return ""
    return reverse("library:version", args=[draft.code, draft.statement_version])
