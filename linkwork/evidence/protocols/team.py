"""The team of a review: who holds which role, given and ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.protocols import actions, presenters, queries
from linkwork.evidence.protocols.forms import AdmitForm, DutyForm
from linkwork.evidence.protocols.models import Duty
from linkwork.evidence.records import actions as reviews
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review


@guarded("protocol", get=Action.CREATE, post=Action.CREATE)
def team(request: Request, review_id: UUID) -> HttpResponse:
    """The members and their roles; give one, and admit another member."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "protocol", on=review)
    members = records.members(review)
    admitting = "email" in request.POST
    admit_form = AdmitForm(request.POST if admitting else None, review=review)
    if admitting and admit_form.is_valid():
        doors.require_kind(request.actor, Action.AMEND, "review", on=review)
        admitted = admit_form.cleaned_data["email"]
        reviews.admit(review=review, user=admitted, by=request.actor)
        messages.success(request, f"{admitted.name} is a member of this review now.")
        return redirect("protocols:team", review_id)
    form = DutyForm(None if admitting else request.POST or None, members=members)
    if form.is_bound and form.is_valid():
        try:
            actions.give_role(review=review, **form.cleaned_data, by=request.actor)
            return redirect("protocols:team", review_id)
        except actions.NotAllowed as refused:
            form.add_error("role", f"Not given: {refused}")
    duties = list(queries.duties(review))
    busy = {one.member_id for one in duties}
    context = presenters.within_protocol(review) | {
        "form": form,
        "admit_form": admit_form,
        "duties": [presenters.duty_row(one) for one in duties],
        "past": [presenters.duty_row(one) for one in queries.past_duties(review)],
        "without": [one.name for one in members if one.pk not in busy],
    }
    return render(request, "protocols/team.jinja", context)


@guarded("protocol", post=Action.AMEND)
def end_role(request: Request, review_id: UUID, duty_id: UUID) -> HttpResponse:
    """End a role; that it was held is kept."""
    review = doors.open_one(request.actor, Review, review_id)
    duty = doors.open_one(request.actor, Duty, duty_id, review=review, action=Action.AMEND)
    try:
        actions.end_role(duty=duty, by=request.actor)
    except actions.NotAllowed as refused:
        messages.warning(request, f"Not ended: {refused}.")
    return redirect("protocols:team", review_id)
