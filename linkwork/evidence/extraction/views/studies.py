"""The studies of a review and their characteristics."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction import actions, queries
from linkwork.evidence.extraction.forms import StudyForm
from linkwork.evidence.extraction.forms.studies import FIELDS
from linkwork.evidence.extraction.models import Document, Study
from linkwork.evidence.extraction.presenters import studies as words
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.ui.spreadsheets import written


@guarded("document", get=Action.LIST)
def studies(request: Request, review_id: UUID) -> HttpResponse:
    """The studies of a review, as the table of their characteristics."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.studies(review))
    loose = len([one for one in queries.documents(review) if one.study_id is None])
    return render(request, "extraction/studies.jinja", words.listed(review, found, loose))


@guarded("document", get=Action.LIST)
def studies_csv(request: Request, review_id: UUID) -> HttpResponse:
    """The table of characteristics, for a spreadsheet."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.studies(review))
    answer = HttpResponse(written(words.table(found)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="characteristics.csv"'
    return answer


@guarded("document", get=Action.CREATE, post=Action.CREATE)
def new_study(request: Request, review_id: UUID) -> HttpResponse:
    """Describe a study."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "document", on=review)
    offered = _free(review, None)
    wanted = request.GET.get("document", "")
    form = StudyForm(request.POST or None, documents=offered, initial={"documents": [wanted]})
    if form.is_bound and form.is_valid():
        try:
            made = actions.describe(
                review=review,
                fields=form.study_fields(),
                documents=form.chosen(),
                by=request.actor,
            )
            messages.success(request, f"{made.name} is kept.")
            return redirect("extraction:studies", review_id)
        except actions.NotAllowed as refused:
            form.add_error("name", str(refused))
    return _form_page(request, review, form, {"heading": "Describe a study", "keep": "study-new"})


@guarded("document", get=Action.AMEND, post=Action.AMEND)
def study(request: Request, review_id: UUID, research_id: UUID) -> HttpResponse:
    """Change what is said of a study."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Study, research_id, review=review)
    doors.require(request.actor, Action.AMEND, found)
    tied = queries.documents_of(found)
    now = {name: getattr(found, name) for name in FIELDS}
    now |= {"documents": [str(one.public_id) for one in tied]}
    form = StudyForm(
        request.POST or None, documents=_free(review, found), initial=now, version=found.version
    )
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(found, form, theirs=now)
        try:
            actions.revise(
                study=found,
                expected=expected,
                fields=form.study_fields(),
                documents=form.chosen(),
                by=request.actor,
            )
            messages.success(request, f"{found.name} is kept.")
            return redirect("extraction:studies", review_id)
        except actions.NotAllowed as refused:
            form.add_error("name", str(refused))
    said = {"heading": found.name, "keep": f"study-{research_id}"}
    return _form_page(request, review, form, said)


def _free(review: Review, study: Study | None) -> list[Document]:
    """The documents that tell of no other study."""
    mine = study.pk if study else None
    return [one for one in queries.documents(review) if one.study_id in (None, mine)]


def _form_page(
    request: Request, review: Review, form: StudyForm, said: dict[str, Any]
) -> HttpResponse:
    steps = (
        ("Documents", reverse("extraction:documents", args=[review.public_id])),
        ("Studies", reverse("extraction:studies", args=[review.public_id])),
    )
    context = records.within(review, "documents", *steps) | said | {"form": form}
    return render(request, "extraction/study.jinja", context)
