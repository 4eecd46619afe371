"""Cover while somebody is away: who holds which cases from when to when."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import audit, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.forms.allocating import CoverForm
from linkwork.practice.supervision.models import CaseCover
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import allocating as presenter
from linkwork.practice.supervision.views.board import load_all, load_of
from linkwork.ui.words import counted


@guarded("cover", get=Action.LIST)
def listed(request: Request) -> HttpResponse:
    """Cover that goes on or is to come."""
    on = timezone.localdate()
    found = doors.listing(request.actor, queries.covers(on))
    ends = doors.may(request.actor, Action.AMEND, "cover")
    rows = [presenter.cover_row(made, on) for made in found]
    return render(request, "supervision/covers.jinja", {"rows": rows, "may_end": ends})


@guarded("team", get=Action.AMEND, post=Action.AMEND)
def arrange(request: Request, member_id: UUID) -> HttpResponse:
    """Let a colleague hold a link worker's cases while they are away."""
    actor = request.actor
    load = load_of(load_all(actor), member_id)
    by_id = {str(row.case.public_id): row for row in load.rows}
    colleagues = queries.members(actor.organisation, actor.team_id).exclude(pk=load.worker.pk)
    form = CoverForm(
        request.POST or None,
        link_workers=colleagues,
        rows=[(key, presenter.held(row)) for key, row in by_id.items()],
        initial={"which": list(by_id)},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        chosen = [by_id[key].case for key in given.pop("which")]
        try:
            actions.cover(cases=chosen, covering=given.pop("to"), **given, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            said = counted(len(chosen), "case")
            messages.success(request, f"{said} covered. They come back by themselves.")
            return redirect("supervision:covers")
    audit.record(by=actor, action=Action.VIEW, verb="team cover", kind="team")
    context = {"form": form, "name": load.worker.name, "member_id": member_id}
    return render(request, "supervision/arrange_cover.jinja", context)


@guarded("cover", post=Action.AMEND)
def end(request: Request, cover_id: UUID) -> HttpResponse:
    """End a cover early: the link worker is back."""
    actor = request.actor
    made = doors.open_one(actor, CaseCover, cover_id, action=Action.AMEND)
    try:
        actions.end_cover(made=made, by=actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The cover is over.")
    return redirect("supervision:covers")
