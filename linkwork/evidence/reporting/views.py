"""A review at a glance."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import presenters


@guarded("review", get=Action.VIEW)
def review(request: Request, review_id: UUID) -> HttpResponse:
    """How far the review has come, and what to do next."""
    opened = doors.open_one(request.actor, Review, review_id)
    return render(request, "reporting/review.jinja", presenters.home(opened))
