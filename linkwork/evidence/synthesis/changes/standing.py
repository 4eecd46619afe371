"""The forms that take statements up and say where one stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.changes.asking import Asked, ask, statement_of
from linkwork.evidence.synthesis.forms.standing import SomeForm, StatusForm
from linkwork.evidence.synthesis.models import Status
from linkwork.ui.words import counted


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def take_up(request: Request, review_id: UUID) -> HttpResponse:
    """Take published statements up into the review."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    offered = [(one.code, f"{one.code} {one.nickname}") for one in queries.not_taken_up(review)]
    form = SomeForm(request.POST or None, offered=offered, label="Statements of the library")
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        new = actions.take_up(review=review, **given, by=request.actor)
        messages.success(request, f"{counted(new, 'statement')} taken up as candidates.")
        return redirect("synthesis:drafts", review_id)
    asked = Asked(
        heading="Take up published statements",
        sub="Each becomes a candidate of this review. Its words stay as they are on the shelf "
        "until you draft the next version.",
        button="Take them up",
    )
    return ask(request, review, form, asked)


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def set_status(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Say where a statement now stands, and why."""
    review, one = statement_of(request, review_id, code)
    form = StatusForm(request.POST or None, now=one.status)
    if form.is_bound and form.is_valid():
        try:
            actions.set_status(
                review=review,
                code=one.code,
                version=one.version,
                **form.cleaned_data,
                by=request.actor,
            )
            return redirect("synthesis:statement", review_id, one.code)
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    into = " and ".join(one.into)
    asked = Asked(
        heading="Where does it stand?",
        sub=f"It is merged into {into}: take it out again first."
        if one.status == Status.MERGED
        else "Every status is kept with its reason; the last one counts.",
        button="Save the status",
        one=one,
    )
    return ask(request, review, form, asked)
