"""Handing a case over to another link worker."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.referrals import actions, queries, whose
from linkwork.practice.referrals.forms.deciding import HandOverForm
from linkwork.practice.referrals.moves import NotAllowed


@guarded("case", get=Action.AMEND, post=Action.AMEND)
def hand_over(request: Request, case_id: UUID) -> HttpResponse:
    """Give the case to another link worker, with what they need to know."""
    opened = whose.open_case(request.actor, case_id)
    case = opened.case
    doors.require_kind(request.actor, Action.AMEND, "case", on=case)
    others = queries.link_workers(request.actor.organisation, timezone.localdate())
    others = others.exclude(pk=case.link_worker_id)
    form = HandOverForm(request.POST or None, link_workers=others)
    if form.is_bound and form.is_valid():
        try:
            given = form.cleaned_data
            actions.hand_over(case=case, to=given["to"], note=given["note"], by=request.actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Handed over, with your note.")
            return redirect("people:list")
    context = {**opened.context(), "form": form, "keep": f"hand-over-{case.public_id}"}
    return render(request, "referrals/hand_over.jinja", context)
