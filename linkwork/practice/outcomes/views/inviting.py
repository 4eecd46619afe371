"""Sending the person questions to answer by themselves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.outcomes import actions, presenters, queries, sheets
from linkwork.practice.outcomes.forms import InviteForm
from linkwork.practice.plans.pages import around
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today


@guarded("measure", get=Action.CREATE, post=Action.CREATE)
def invite(request: Request, case_id: UUID) -> HttpResponse:
    """Choose the questions and the way; the notice holds a link and nothing else."""
    case = doors.open_one(request.actor, Case, case_id)
    due = queries.due([case], today())
    channels = presenters.channels(case.person)
    form = InviteForm(
        request.POST or None,
        sheets=sheets.offered(case.organisation),
        channels=channels,
        initial={
            "sheet": "ons4",
            "point": due[0].point if due else queries.next_point(queries.of(case)),
            "channel": channels[0][0] if channels else "",
        },
    )
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "measure", on=case)
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.invite(
                    case=case,
                    code=given["sheet"],
                    point=given["point"],
                    channel=given["channel"],
                    by=request.actor,
                )
                messages.success(request, "The link is on its way; it tells nothing.")
                return redirect("outcomes:measures", case_id)
            except actions.NotAllowed as refused:
                form.add_error(None, str(refused))
    context = around(request.actor, case, "Measures") | {"form": form, "channels": channels}
    return render(request, "outcomes/invite.jinja", context)
