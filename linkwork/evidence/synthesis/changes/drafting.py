"""The forms of a review's drafts: draft, amend, propose, send back, publish, cite."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.forms.statements import ReasonForm, StatementForm
from linkwork.evidence.synthesis.models import FIELDS, StatementDraft
from linkwork.evidence.synthesis.presenters.drafts import draft_page
from linkwork.library import queries as shelf
from linkwork.theory.stages import Stage
from linkwork.theory.text import StatementError


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def new(request: Request, review_id: UUID) -> HttpResponse:
    """Draft a statement, or the next version of a published one (`?revises=EG3`)."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    revised = request.GET.get("revises", "")
    form = StatementForm(request.POST or None, initial=_published_fields(revised))
    if form.is_bound and form.is_valid():
        stage = Stage(form.cleaned_data["stage"])
        code = revised or queries.free_code(review, stage)
        try:
            made = actions.draft(
                review=review,
                code=code,
                fields=form.statement_fields(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            return redirect("synthesis:draft", review_id, made.public_id)
        except StatementError as faults:
            form.told(faults)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    words = {"heading": f"The next version of {revised}" if revised else "Draft a statement"}
    return _form_page(request, review, form, words | {"keep": f"draft-{review_id}-{revised}"})


@guarded("draft", get=Action.AMEND, post=Action.AMEND)
def amend(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """Change a draft's words or meaning, with the reason."""
    review, draft = _draft(request, review_id, draft_id)
    form = StatementForm(request.POST or None, initial=draft.fields, version=draft.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(draft, form, theirs=draft.fields)
        try:
            actions.amend(
                draft=draft,
                expected=expected,
                fields=form.statement_fields(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            return redirect("synthesis:draft", review_id, draft_id)
        except StatementError as faults:
            form.told(faults)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    words = {"heading": f"Amend {draft.code}", "keep": f"amend-{draft_id}"}
    return _form_page(request, review, form, words)


@guarded("draft", get=Action.SHARE, post=Action.SHARE)
def propose(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """Put a draft before the members."""
    says = {
        "heading": "Propose it to the members",
        "sub": "A member then publishes it or sends it back.",
        "button": "Propose it",
    }
    return _reasoned(request, review_id, draft_id, actions.propose, says)


@guarded("draft", get=Action.SHARE, post=Action.SHARE)
def send_back(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """Return a proposed draft, with the reason."""
    says = {
        "heading": "Send it back",
        "sub": "It becomes a candidate again. Your reason is kept with it.",
        "button": "Send it back",
    }
    return _reasoned(request, review_id, draft_id, actions.send_back, says)


@guarded("draft", get=Action.SHARE, post=Action.SHARE)
def publish(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """Put a proposed draft on the shelf, with the passages it rests on."""
    says = {
        "heading": "Publish it",
        "sub": "It goes on the shelf that every service reads, with the passages it rests on. "
        "A published version never changes; a change is a new version.",
        "button": "Publish it",
    }
    return _reasoned(request, review_id, draft_id, actions.publish, says)


@guarded("draft", post=Action.SHARE)
def cite(request: Request, review_id: UUID, code: str, version: int) -> HttpResponse:
    """Put the passages coded to a published version beside it on the shelf."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.SHARE, "draft", on=review)
    try:
        published = shelf.statement(code, version)
        new = actions.cite(review=review, published=published, by=request.actor)
        messages.success(request, f"{new} now beside {published}.")
    except shelf.NotOnShelf as nothing:
        raise Http404 from nothing
    except actions.NotAllowed as refused:
        messages.error(request, f"Not done: {refused}.")
    return redirect("synthesis:drafts", review_id)


def _reasoned(
    request: Request, review_id: UUID, draft_id: UUID, act: Any, says: dict[str, str]
) -> HttpResponse:
    """Ask why, then do it; say what stands in the way where it cannot be done."""
    _, draft = _draft(request, review_id, draft_id)
    doors.require_kind(request.actor, Action.SHARE, "draft", on=draft)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            act(draft=draft, reason=form.cleaned_data["reason"], by=request.actor)
            return redirect("synthesis:draft", review_id, draft_id)
        except ValueError as refused:
            form.add_error(None, f"Not done: {refused}")
    context = draft_page(draft) | says | {"form": form}
    return render(request, "synthesis/reason.jinja", context)


def _draft(request: Request, review_id: UUID, draft_id: UUID) -> tuple[Review, StatementDraft]:
    review = doors.open_one(request.actor, Review, review_id)
    return review, doors.open_one(request.actor, StatementDraft, draft_id, review=review)


def _published_fields(code: str) -> dict[str, Any]:
    if not code:
        return {"direction": "more likely", "mechanism": "proposed", "stage": "engagement"}
    try:
        content = shelf.statement(code).content
    except shelf.NotOnShelf as nothing:
        raise Http404 from nothing
    return {name: content[theirs] for name, theirs in FIELDS.items()}


def _form_page(
    request: Request, review: Review, form: StatementForm, words: dict[str, str]
) -> HttpResponse:
    listed = reverse("synthesis:drafts", args=[review.public_id])
    context = records.within(review, "statements", ("Statements", listed)) | words
    context |= {"form": form, "here": request.get_full_path()}
    return render(request, "synthesis/form.jinja", context)
