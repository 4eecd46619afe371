"""One page for every question of this room: what is asked about, why, and the form."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.statement import LINES
from linkwork.evidence.synthesis.queries import InReview
from linkwork.ui.forms import Form


@dataclass(frozen=True)
class Asked:
    """What a page asks: its heading, a sentence, the button, and what it is about."""

    heading: str
    sub: str
    button: str
    one: InReview | None = None
    quote: str = ""
    quote_from: str = ""
    back: str = ""


def ask(request: Request, review: Review, form: Form, asked: Asked, **more: Any) -> HttpResponse:
    """Show the form on the page of its question."""
    one = asked.one
    crumbs = [(f"{one.code} {one.nickname}", frame.href_of(review, one.code))] if one else []
    listed = reverse("synthesis:drafts", args=[review.public_id])
    context = frame.within(review, "asking", *crumbs) | {
        "form": form,
        "asked": asked,
        "lines": {name: one.content[name] for name in LINES} if one else None,
        "back": asked.back or (frame.href_of(review, one.code) if one else listed),
        "here": request.get_full_path(),
    }
    return render(request, "synthesis/ask.jinja", context | more)


def statement_of(request: Request, review_id: UUID, code: str) -> tuple[Review, InReview]:
    """The review and one of its statements, for somebody who may change it."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    one = queries.statement(review, code)
    if one is None:
        raise Http404
    return review, one
