"""Something the practice must know today: apart from the short notes, and not held up by them."""

from uuid import UUID

from django.contrib import messages as flash
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.messages import actions, outbox
from linkwork.practice.messages.forms import UrgentForm
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals import whose


@guarded("message", get=Action.CREATE, post=Action.CREATE)
def escalate(request: Request, case_id: UUID) -> HttpResponse:
    """Write an urgent note and send it at once."""
    opened = whose.open_case(request.actor, case_id)
    doors.require_kind(request.actor, Action.CREATE, "message", on=opened.case)
    leave = people.live_consent(opened.person, ConsentDecision.Purpose.TELL_GP) is not None
    form = UrgentForm(request.POST or None, leave=leave)
    if form.is_bound and form.is_valid():
        try:
            _send(request, opened, form)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("messages:list", case_id=case_id)
    context = {
        **opened.context(),
        "form": form,
        "leave": leave,
        "practice": opened.case.referral.practice,
        "policy": referrals.policy(opened.case.organisation),
    }
    return render(request, "messages/urgent.jinja", context)


@transaction.atomic
def _send(request: Request, opened: whose.Opened, form: UrgentForm) -> None:
    """Write, approve and send; where there is no address, say that they must be rung."""
    by = request.actor
    message = actions.escalate(
        case=opened.case,
        words=form.cleaned_data["text"],
        without_leave=form.cleaned_data.get("without_leave", ""),
        by=by,
    )
    actions.approve(message=message, by=by)
    if outbox.address(message):
        actions.send(message=message, by=by)
        flash.success(request, "Sent as urgent. Ring the practice too: nobody may be reading.")
    else:
        flash.error(request, "Kept, not sent: there is no e-mail address. Ring the practice now.")
