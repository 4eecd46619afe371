"""Sharing out, handing over, covering: who holds a case, and what they need to know."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action, Role
from linkwork.access.rules import guarded
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals import whose
from linkwork.practice.referrals.presenters import triage
from linkwork.practice.supervision import actions, board, queries
from linkwork.practice.supervision.forms.allocating import (
    HandOverForm,
    ReallocateForm,
    ShareOutForm,
)
from linkwork.practice.supervision.models import HandOver
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import allocating as presenter
from linkwork.practice.supervision.views.board import load_all, load_of
from linkwork.ui.words import counted


@guarded("team", get=Action.AMEND, post=Action.AMEND)
def share_out(request: Request) -> HttpResponse:
    """Give new referrals to link workers, several at once, with the reason."""
    actor, today = request.actor, timezone.localdate()
    waiting = doors.listing(actor, board.waiting(), verb="referrals to share out")
    by_id = {str(one.public_id): one for one in waiting}
    policy = referrals.policy(actor.organisation)
    loads = load_all(actor, policy)
    form = ShareOutForm(
        request.POST or None,
        link_workers=queries.members(actor.organisation, actor.team_id),
        rows=[(key, presenter.offered(one)) for key, one in by_id.items()],
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        chosen = [by_id[key] for key in given["which"]]
        try:
            actions.share_out(waiting=chosen, to=given["to"], reason=given["reason"], by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            said = counted(len(chosen), "referral")
            messages.success(request, f"{said} given to {given['to'].name}, who has been told.")
            return redirect("supervision:board")
    context = {
        "form": form,
        "waiting": [triage.row(one, today, maybe_here=False) for one in waiting],
        "ids": list(by_id),
        "loads": presenter.room(loads, policy),
    }
    return render(request, "supervision/share_out.jinja", context)


@guarded("team", get=Action.AMEND, post=Action.AMEND)
def reallocate(request: Request, member_id: UUID) -> HttpResponse:
    """Give some of a link worker's cases to a colleague, several at once."""
    actor = request.actor
    policy = referrals.policy(actor.organisation)
    loads = load_all(actor, policy)
    load = load_of(loads, member_id)
    by_id = {str(row.case.public_id): row for row in load.rows}
    colleagues = queries.members(actor.organisation, actor.team_id).exclude(pk=load.worker.pk)
    form = ReallocateForm(
        request.POST or None,
        link_workers=colleagues,
        rows=[(key, presenter.held(row)) for key, row in by_id.items()],
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        chosen = [by_id[key].case for key in given.pop("which")]
        try:
            actions.hand_over_many(cases=chosen, **given, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            said = counted(len(chosen), "case")
            messages.success(request, f"{said} handed to {given['to'].name}. Both have been told.")
            return redirect("supervision:board")
    audit.record(by=actor, action=Action.VIEW, verb="team reallocation", kind="team")
    context = {
        "form": form,
        "name": load.worker.name,
        "member_id": member_id,
        "loads": presenter.room(loads, policy),
    }
    return render(request, "supervision/reallocate.jinja", context)


@guarded("handover", get=Action.CREATE, post=Action.CREATE)
def hand_over(request: Request, case_id: UUID) -> HttpResponse:
    """Give one case to another link worker, with everything that is open."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    case = opened.case
    doors.require_kind(actor, Action.CREATE, "handover", on=case)
    others = queries.members(actor.organisation, None).exclude(pk=case.link_worker_id)
    form = HandOverForm(request.POST or None, link_workers=others)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        given["person_told"] = given["person_told"] == "yes"
        try:
            actions.hand_over(case=case, **given, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Handed over with your note. Both have been told.")
            lead = actor.role is Role.TEAM_LEAD
            return redirect("supervision:board" if lead else "people:list")
    context = {
        **opened.context(),
        "form": form,
        "things": queries.open_things(case),
        "holder": case.link_worker.name,
        "earlier": [presenter.told(one) for one in queries.hand_overs(case)],
        "keep": f"hand-over-{case.public_id}",
    }
    return render(request, "supervision/hand_over.jinja", context)


@guarded("handover", get=Action.VIEW, post=Action.AMEND)
def handed_over(request: Request, handover_id: UUID) -> HttpResponse:
    """What whoever takes a case over must know; they say that they have read it."""
    actor = request.actor
    kept = doors.open_one(actor, queries.every_hand_over(), handover_id)
    opened = whose.open_case(actor, kept.case.public_id)
    if request.method == "POST":
        doors.require(actor, Action.AMEND, kept)
        try:
            actions.mark_read(kept=kept, by=actor)
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Kept that you have read it.")
        return redirect(opened.home)
    context = {**opened.context(), **presenter.page(kept), "unread": _unread(kept, request)}
    return render(request, "supervision/handed_over.jinja", context)


def _unread(kept: HandOver, request: Request) -> bool:
    mine = request.actor.user is not None and kept.taker_id == request.actor.user.pk
    return mine and kept.read_at is None


@guarded("handover", get=Action.LIST)
def inbox(request: Request) -> HttpResponse:
    """Cases handed to one's hands whose note is still to be read."""
    actor = request.actor
    user = actor.user
    rows = queries.handed_to(user) if user and actor.role is Role.LINK_WORKER else None
    found = doors.listing(actor, rows if rows is not None else queries.unread())
    context = {"rows": [presenter.waiting(one) for one in found], "home": reverse("journey:today")}
    return render(request, "supervision/inbox.jinja", context)
