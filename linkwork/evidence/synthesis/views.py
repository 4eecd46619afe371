"""The statements made in a review."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import StatementDraft
from linkwork.evidence.synthesis.presenters import drafts as presenters


@guarded("draft", get=Action.LIST)
def drafts(request: Request, review_id: UUID) -> HttpResponse:
    """The statements drafted here, and those that passages of this review speak to."""
    opened = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.drafts(opened))
    return render(request, "synthesis/drafts.jinja", presenters.drafts(opened, found))


@guarded("draft", get=Action.VIEW)
def draft(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """One draft: its lines, what it rests on, and how it came to be so."""
    opened = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, StatementDraft, draft_id, review=opened)
    return render(request, "synthesis/draft.jinja", presenters.draft_page(found))
