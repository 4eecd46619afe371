"""Supervision notes of a case: what was said, what comes next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.referrals import whose
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.forms.talking import TalkForm
from linkwork.practice.supervision.moves import NotAllowed


@guarded("supervision note", get=Action.LIST, post=Action.CREATE)
def talks(request: Request, case_id: UUID) -> HttpResponse:
    """What a link worker and their lead said about the case, and a new note."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    found = doors.listing(actor, queries.talks(opened.case))
    doors.require_kind(actor, Action.CREATE, "supervision note", on=opened.case)
    form = TalkForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        try:
            actions.write_talk(case=opened.case, **form.cleaned_data, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Kept.")
            return redirect("supervision:talks", case_id=case_id)
    context = {
        **opened.context(),
        "form": form,
        "talks": found,
        "keep": f"talk-{opened.case.public_id}",
    }
    return render(request, "supervision/talks.jinja", context)
