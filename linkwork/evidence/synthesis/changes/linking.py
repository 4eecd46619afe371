"""The forms that link two statements or configurations, and withdraw a link."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.changes.asking import Asked, ask
from linkwork.evidence.synthesis.forms.linking import LinkForm
from linkwork.evidence.synthesis.forms.statements import ReasonForm
from linkwork.evidence.synthesis.models import Link
from linkwork.evidence.synthesis.presenters.links import offered


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def link(request: Request, review_id: UUID) -> HttpResponse:
    """Say what feeds, weakens or rivals what (`?from=EG3`)."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    ends = offered(queries.statements(review), queries.configurations(review))
    first = {"from_code": request.GET.get("from", ""), "way": request.GET.get("way", "feeds")}
    form = LinkForm(request.POST or None, offered=ends, initial=first)
    if form.is_bound and form.is_valid():
        try:
            actions.link(review=review, **form.cleaned_data, by=request.actor)
            return redirect("synthesis:links", review_id)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading="Link two of them",
        sub="What comes of one is part of the circumstances of the next; or both explain the same "
        "thing differently. A link is a claim too, and is not tested by being drawn.",
        button="Save the link",
        back=reverse("synthesis:links", args=[review_id]),
    )
    return ask(request, review, form, asked)


@guarded("draft", get=Action.AMEND, post=Action.AMEND)
def withdraw(request: Request, review_id: UUID, tie_id: UUID) -> HttpResponse:
    """Take a link back, with the reason."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Link, tie_id, review=review)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            doors.require_kind(request.actor, Action.AMEND, "draft", on=found)
            actions.withdraw(link=found, reason=form.cleaned_data["reason"], by=request.actor)
            return redirect("synthesis:links", review_id)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading="Withdraw the link",
        sub=f"{found.from_code} {Link.Way(found.way).label} {found.to_code}: {found.how}. "
        "It stays on record, with your reason.",
        button="Withdraw it",
        back=reverse("synthesis:links", args=[review_id]),
    )
    return ask(request, review, form, asked)
