"""The theory of a review: its versions, what changed, signatures and verdicts."""

from collections.abc import Callable
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
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.theories import actions, comparing, presenters, queries
from linkwork.evidence.theories.forms import TheoryForm, VerdictForm
from linkwork.evidence.theories.models import TheoryVersion, Verdict
from linkwork.ui import spreadsheets


@guarded("theory", get=Action.LIST)
def versions(request: Request, review_id: UUID) -> HttpResponse:
    """The versions of a review's theory, and the verdicts on its statements."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.versions(review))
    page = presenters.home(review, found, request.actor.user)
    return render(request, "theories/list.jinja", page)


@guarded("theory", get=Action.CREATE, post=Action.CREATE)
def new(request: Request, review_id: UUID) -> HttpResponse:
    """Write the next version."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "theory", on=review)
    form = _form(request, review, initial=presenters.defaults(review) | {"reason": ""})
    if form.is_bound and form.is_valid():
        try:
            made = actions.write(review=review, **form.cleaned_data, by=request.actor)
            return redirect("theories:version", review_id, made.public_id)
        except actions.NotAllowed as refused:
            form.add_error(None, _said(refused))
    words = {"heading": "Write a version of the theory", "keep": f"theory-{review_id}"}
    return _form_page(request, review, form, words)


@guarded("theory", get=Action.AMEND, post=Action.AMEND)
def change(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """Change the version that is being written."""
    review, theory = _theory(request, review_id, theory_id)
    fields = {name: getattr(theory, name) for name in ("title", "narrative", "chosen", "reason")}
    form = _form(request, review, initial=fields, version=theory.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(theory, form, theirs=fields)
        try:
            actions.change(theory=theory, expected=expected, **form.cleaned_data, by=request.actor)
            return redirect("theories:version", review_id, theory_id)
        except actions.NotAllowed as refused:
            form.add_error(None, _said(refused))
    words = {"heading": f"Change version {theory.number}", "keep": f"theory-{theory_id}"}
    return _form_page(request, review, form, words)


@guarded("theory", get=Action.VIEW)
def version(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """One version: its narrative, what it rests on, where it has gaps, and who signed it."""
    _, theory = _theory(request, review_id, theory_id)
    return render(request, "theories/version.jinja", presenters.page(theory, request.actor.user))


@guarded("theory", get=Action.VIEW)
def changes(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """What changed since the version before, or since another."""
    review, theory = _theory(request, review_id, theory_id)
    before = _before(request, review, theory)
    return render(request, "theories/changes.jinja", presenters.changes(theory, before))


@guarded("theory", get=Action.VIEW)
def changes_table(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """The same as a table to keep."""
    review, theory = _theory(request, review_id, theory_id)
    before = _before(request, review, theory)
    since = presenters.side(before) if before else None
    found = comparing.between(since, presenters.side(theory))
    rows = [["Kind", "What", "Change", "Before", "After"]]
    rows += [[one.kind, one.what, one.change, one.before, one.after] for one in found]
    answer = HttpResponse(spreadsheets.written(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="theory-{theory.number}-changes.csv"'
    return answer


@guarded("theory", post=Action.AMEND)
def seal(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """Fix what a version holds, so that it can be signed."""
    done = "Sealed. Two people can sign it now."
    return _done(request, review_id, theory_id, actions.seal, done)


@guarded("theory", post=Action.SHARE)
def sign(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """Sign a sealed version."""
    return _done(request, review_id, theory_id, actions.sign, "Signed in your name.")


@guarded("theory", post=Action.SHARE)
def publish(request: Request, review_id: UUID, theory_id: UUID) -> HttpResponse:
    """Put a signed version into the library."""
    done = "It is in the library, for everybody to read."
    return _done(request, review_id, theory_id, actions.publish, done)


@guarded("theory", get=Action.CREATE, post=Action.CREATE)
def verdict(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Say what one kind of evidence makes of a statement."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "theory", on=review)
    statement = synthesis.statement(review, code)
    if statement is None:
        raise Http404
    form = VerdictForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.give(review=review, code=code, **form.cleaned_data, by=request.actor)
            messages.success(request, "Given and signed by you; it wants one more signature.")
            return redirect("theories:list", review_id)
        except actions.NotAllowed as refused:
            form.add_error("answer", _said(refused))
    context = presenters.verdict_page(review, statement) | {"form": form}
    return render(request, "theories/verdict.jinja", context)


@guarded("theory", post=Action.SHARE)
def sign_verdict(request: Request, review_id: UUID, verdict_id: UUID) -> HttpResponse:
    """Sign a verdict that another gave."""
    review = doors.open_one(request.actor, Review, review_id)
    given = doors.open_one(request.actor, Verdict, verdict_id, review=review)
    doors.require_kind(request.actor, Action.SHARE, "theory", on=given)
    try:
        actions.sign_verdict(verdict=given, by=request.actor)
        messages.success(request, f"The verdict on {given.code} is signed in your name.")
    except actions.NotAllowed as refused:
        messages.error(request, f"Not done: {refused}.")
    return redirect("theories:list", review_id)


def _done(
    request: Request, review_id: UUID, theory_id: UUID, act: Callable[..., Any], words: str
) -> HttpResponse:
    _, theory = _theory(request, review_id, theory_id)
    doors.require_kind(request.actor, Action.SHARE, "theory", on=theory)
    try:
        act(theory=theory, by=request.actor)
        messages.success(request, words)
    except actions.NotAllowed as refused:
        messages.error(request, f"Not done: {refused}.")
    return redirect("theories:version", review_id, theory_id)


def _theory(request: Request, review_id: UUID, theory_id: UUID) -> tuple[Review, TheoryVersion]:
    review = doors.open_one(request.actor, Review, review_id)
    found = queries.versions(review)
    return review, doors.open_one(request.actor, found, theory_id)


def _before(request: Request, review: Review, theory: TheoryVersion) -> TheoryVersion | None:
    """The version asked for by its number, else the one it followed."""
    asked = request.GET.get("since", "")
    if not asked.isdigit():
        return queries.before(theory)
    found = queries.numbered(review, int(asked))
    if found is None:
        raise Http404
    return found


def _form(request: Request, review: Review, **given: Any) -> TheoryForm:
    statements = [one for one in synthesis.statements(review) if one.stands]
    known = {one.code for one in statements}
    known |= {one.code for one in synthesis.configurations(review)}
    return TheoryForm(request.POST or None, statements=statements, known=known, **given)


def _form_page(
    request: Request, review: Review, form: TheoryForm, words: dict[str, str]
) -> HttpResponse:
    listed = reverse("theories:list", args=[review.public_id])
    context = records.within(review, "theory", ("Theory", listed)) | words
    return render(request, "theories/form.jinja", context | {"form": form})


def _said(refused: Exception) -> str:
    words = str(refused)
    return f"{words[:1].upper()}{words[1:]}"
