"""The protocol: read, written section by section, frozen, and amended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.protocols import actions, presenters, queries
from linkwork.evidence.protocols.forms import (
    AmendmentForm,
    ConfigurationForm,
    FormAmendmentForm,
    SectionForm,
)
from linkwork.evidence.protocols.models import SectionWords
from linkwork.evidence.protocols.sections import BY_NAME, ON_FORM, Section
from linkwork.evidence.records.models import Review
from linkwork.ui import spreadsheets

LATEST = 3


@guarded("protocol", get=Action.VIEW)
def protocol(request: Request, review_id: UUID) -> HttpResponse:
    """The whole protocol, what is missing, the latest changes and the team."""
    review = doors.open_one(request.actor, Review, review_id)
    kept, written = queries.protocol(review), queries.written(review)
    changes = list(queries.amendments(review))
    context = presenters.within(review) | {
        "kept": kept,
        "sections": presenters.sections(review, kept, written, changes),
        "missing": queries.missing(written),
        "changes": [presenters.amendment_row(one) for one in changes[::-1][:LATEST]],
        "change_count": len(changes),
        "team": presenters.team(queries.roles(review)),
    }
    return render(request, "protocols/protocol.jinja", context)


@guarded("protocol", get=Action.AMEND, post=Action.AMEND)
def write(request: Request, review_id: UUID, section: str) -> HttpResponse:
    """Write a section; after the freezing, amend it with a reason."""
    review = doors.open_one(request.actor, Review, review_id)
    if section not in BY_NAME:
        raise doors.Denied("protocol")
    doors.require_kind(request.actor, Action.AMEND, "protocol", on=review)
    asked = BY_NAME[section]
    frozen = queries.frozen(review)
    kept = queries.words_of(review, section)
    return (_amend if frozen else _write)(request, review, asked, kept)


def _write(
    request: Request, review: Review, section: Section, kept: SectionWords | None
) -> HttpResponse:
    is_form = section.name == ON_FORM
    words = kept.words if kept else _first_words(review, section)
    initial: dict[str, Any] = {"words": words, "form": queries.form(review)}
    kind = ConfigurationForm if is_form else SectionForm
    form = kind(request.POST or None, initial=initial, version=kept.version if kept else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        expected = conflicts.hold(kept, form, theirs={"words": kept.words}) if kept else None
        try:
            if is_form:
                actions.choose_form(review=review, form=given["form"], by=request.actor)
            actions.write(
                review=review,
                section=section.name,
                words=given["words"],
                by=request.actor,
                expected=expected,
            )
            messages.success(request, f"{section.title}: kept.")
            return redirect("protocols:protocol", review.public_id)
        except actions.NotAllowed as refused:
            form.add_error("words", f"Not kept: {refused}")
    return _page(request, review, {"form": form, "section": section, "frozen": False})


def _amend(
    request: Request, review: Review, section: Section, kept: SectionWords | None
) -> HttpResponse:
    initial = {
        "old": queries.stands(review, section.name),
        "new": kept.words if kept else "",
        "form": queries.form(review),
    }
    kind = FormAmendmentForm if section.name == ON_FORM else AmendmentForm
    form = kind(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.amend(
                review=review, section=section.name, **form.cleaned_data, by=request.actor
            )
            messages.success(request, f"{section.title}: amended. What stood before is kept.")
            return redirect("protocols:protocol", review.public_id)
        except actions.NotAllowed as refused:
            form.add_error("new", f"Not amended: {refused}")
    return _page(request, review, {"form": form, "section": section, "frozen": True})


def _first_words(review: Review, section: Section) -> str:
    """The review's own question and purpose, where the protocol has none yet."""
    own = {"question": review.question, "purpose": review.get_purpose_display()}
    return own.get(section.name, "")


def _page(request: Request, review: Review, context: dict[str, Any]) -> HttpResponse:
    within = presenters.within_protocol(review)
    return render(request, "protocols/section.jinja", within | context)


@guarded("protocol", get=Action.AMEND, post=Action.AMEND)
def freeze(request: Request, review_id: UUID) -> HttpResponse:
    """Freeze the protocol: from then on every change has its reason."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.AMEND, "protocol", on=review)
    if request.method == "POST":
        try:
            actions.freeze(review=review, by=request.actor)
            messages.success(request, "The protocol is frozen. Each change of it has a reason now.")
        except actions.NotAllowed as refused:
            messages.warning(request, f"Not frozen: {refused}.")
        return redirect("protocols:protocol", review_id)
    context = presenters.within_protocol(review) | {
        "missing": queries.missing(queries.written(review)),
        "frozen": queries.frozen(review),
    }
    return render(request, "protocols/freeze.jinja", context)


@guarded("protocol", get=Action.LIST)
def amendments(request: Request, review_id: UUID) -> HttpResponse:
    """Every change of plan since the freezing, with what went out and what came in."""
    review = doors.open_one(request.actor, Review, review_id)
    changes = doors.listing(request.actor, queries.amendments(review))
    context = presenters.within_protocol(review) | {
        "changes": [presenters.amendment_row(one) for one in changes],
        "frozen": queries.frozen(review),
    }
    return render(request, "protocols/amendments.jinja", context)


@guarded("protocol", get=Action.LIST)
def amendments_csv(request: Request, review_id: UUID) -> HttpResponse:
    """The changes of plan as a table."""
    review = doors.open_one(request.actor, Review, review_id)
    changes = doors.listing(request.actor, queries.amendments(review))
    answer = HttpResponse(
        spreadsheets.written(presenters.csv_rows(changes)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="amendments.csv"'
    return answer
