"""The form on which a passage is coded."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.forms.coding import CodingForm
from linkwork.evidence.synthesis.presenters.coding import passage_page


@guarded("passage", get=Action.CREATE, post=Action.CREATE)
def code(request: Request, review_id: UUID, passage_id: UUID) -> HttpResponse:
    """Say what a passage does to a statement."""
    review = doors.open_one(request.actor, Review, review_id)
    passage = doors.open_one(request.actor, Passage, passage_id, document__review=review)
    doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
    form = CodingForm(
        request.POST or None,
        targets=queries.targets(review),
        initial={"statement": request.GET.get("to", "")},
    )
    if form.is_bound and form.is_valid():
        actions.code(passage=passage, **form.cleaned_data, by=request.actor)
        messages.success(request, f"Coded to {form.cleaned_data['code']}.")
        return redirect(passage_href(review, passage))
    context = passage_page(review, passage) | {"form": form}
    return render(request, "synthesis/code.jinja", context)
