"""The page on which a passage is coded: its choices are made here, the rest is extraction's."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import coding
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions
from linkwork.evidence.synthesis.targets import targets


@guarded("passage", get=Action.CREATE, post=Action.CREATE)
def code(request: Request, review_id: UUID, passage_id: UUID) -> HttpResponse:
    """Say what a passage does to a statement, with which words, and what it is worth for it."""
    review = doors.open_one(request.actor, Review, review_id)
    passage = doors.open_one(request.actor, Passage, passage_id, document__review=review)
    doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
    by, choices = request.actor.user, targets(review)
    form = coding.CodingForm(
        request.POST or None,
        passage=passage,
        targets=choices,
        initial=coding.first_values(passage, choices, request.GET.get("to", ""), by),
    )
    if form.is_bound and form.is_valid():
        made = actions.code(passage=passage, **form.coding(), by=request.actor)
        for one in form.appraisals():
            extraction.appraise(**one, by=request.actor)
        messages.success(request, f"Coded to {made.code}.")
        return redirect(passage_href(review, passage))
    context = coding.page(review, passage, choices, form, by)
    return render(request, "extraction/code.jinja", context)
