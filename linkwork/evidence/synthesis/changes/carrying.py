"""The page on which passages are looked at again after a revision."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions
from linkwork.evidence.synthesis.forms.carrying import LEAVE, CarryForm
from linkwork.evidence.synthesis.presenters import carrying, frame
from linkwork.ui.words import counted


@guarded("passage", get=Action.CREATE, post=Action.CREATE)
def carry(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Look at what was coded to earlier words: it still says so, or it is left behind."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
    found = carrying.look(review, code, request.actor.user)
    if found is None:
        raise Http404
    form = CarryForm(request.POST or None, offered=found.offered)
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, _done(request, review, found.one.code, form))
            more = len(found.offered) > len(form.stances)
            here = redirect("synthesis:carry", review_id, found.one.code)
            return here if more else redirect(frame.href_of(review, found.one.code))
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    context = carrying.page(review, found) | {"form": form, "here": request.path}
    return render(request, "synthesis/carry.jinja", context)


def _done(request: Request, review: Review, code: str, form: CarryForm) -> str:
    """Do what was chosen, and say it."""
    why, by = form.cleaned_data["reason"], request.actor
    some = counted(len(form.stances), "coding")
    if form.cleaned_data["what"] == LEAVE:
        actions.leave(review=review, code=code, codings=form.stances, reason=why, by=by)
        return f"{some} left behind."
    actions.carry(review=review, code=code, stances=form.stances, reason=why, by=by)
    return f"{some} carried to {code} as it is now."
