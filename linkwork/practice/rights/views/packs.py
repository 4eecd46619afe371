"""Own-data packs: asked for, prepared, approved by another, handed over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people.presenters import bar
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy
from linkwork.practice.rights import actions, contents, files, presenters, queries
from linkwork.practice.rights.forms import AskForm, DecideForm, HandOverForm, WithholdForm
from linkwork.practice.rights.models import Pack
from linkwork.practice.rights.moves import NotAllowed
from linkwork.practice.rights.presenters import Chosen

MOST = 200


@guarded("pack", get=Action.LIST)
def waiting(request: Request) -> HttpResponse:
    """Requests that wait; and, for the auditor, records that are old enough to be looked at."""
    actor, today = request.actor, timezone.localdate()
    context: dict[str, Any] = {
        "packs": presenters.packs(doors.listing(actor, queries.open_packs()), today)
    }
    if doors.may(actor, Action.LIST, "retention"):
        years = policy(actor.organisation).retention_years
        mine = doors.visible(actor, "retention")
        decides = doors.may(actor, Action.AMEND, "retention")
        rows = queries.due(actor.organisation.pk, today, years).filter(mine)
        old = list(rows.exclude(pk__in=queries.proposed().values("person"))[:MOST])
        doors.write_listing(actor, "retention", old, verb="old records listed")
        context |= {
            "years": years,
            "due": presenters.due(old),
            "proposed": presenters.proposals(
                doors.listing(actor, queries.proposed()), decides=decides
            ),
            "holds": presenters.holds(doors.listing(actor, queries.holds()), decides=decides),
        }
    return render(request, "rights/list.jinja", context)


@guarded("pack", get=Action.LIST, post=Action.CREATE)
def ask(request: Request, case_id: UUID) -> HttpResponse:
    """Ask for a copy on the person's behalf; and how earlier requests went."""
    actor = request.actor
    case = doors.open_one(actor, Case, case_id)
    doors.require_kind(actor, Action.CREATE, "pack", on=case)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pack = actions.ask(
                person=case.person, on=timezone.localdate(), how=form.cleaned_data["how"], by=actor
            )
            return redirect("rights:pack", pack.public_id)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    rows = doors.listing(actor, queries.packs_of(case.person))
    context = {
        "form": form,
        "rows": presenters.packs(rows, timezone.localdate()),
        "person_bar": bar(actor, case.person),
    }
    return render(request, "rights/ask.jinja", context)


@guarded("pack", get=Action.VIEW, post=Action.AMEND)
def pack(request: Request, pack_id: UUID) -> HttpResponse:
    """One request: how it stands, what is left out by reason, and the auditor's decision."""
    actor = request.actor
    found = doors.open_one(actor, Pack, pack_id)
    form = DecideForm(request.POST or None)
    if request.method == "POST":
        doors.require_kind(actor, Action.AMEND, "pack", on=found)
        if form.is_valid():
            try:
                _decide(request, found, form.cleaned_data)
                return redirect("rights:pack", found.public_id)
            except NotAllowed as refused:
                form.add_error(None, str(refused))
    staff = doors.may(actor, Action.CREATE, "pack")
    state = Pack.State(found.state)
    context = {
        "pack": found,
        "standing": presenters.standing(found, timezone.localdate()),
        "left_out": presenters.left_out(found),
        "form": form,
        "to_decide": state is Pack.State.PREPARED and doors.may(actor, Action.AMEND, "pack"),
        "to_prepare": state is Pack.State.ASKED and staff,
        "to_hand_over": state is Pack.State.APPROVED and staff,
        "handed": HandOverForm(),
    }
    return render(request, "rights/pack.jinja", context)


def _decide(request: Request, pack: Pack, said: dict[str, Any]) -> None:
    today, by = timezone.localdate(), request.actor
    if said["decision"] == "approve":
        actions.approve(pack=pack, on=today, by=by)
    elif said["decision"] == "refuse":
        actions.refuse(pack=pack, reason=said["reason"], on=today, by=by)
    else:
        actions.send_back(pack=pack, reason=said["reason"], by=by)


@guarded("pack", get=Action.CREATE, post=Action.CREATE)
def prepare(request: Request, pack_id: UUID) -> HttpResponse:
    """Everything held, thing by thing, each to go in or to be left out with a reason."""
    found = _mine(request, pack_id)
    chosen = [
        Chosen(thing, WithholdForm(request.POST or None, prefix=str(thing.key)))
        for thing in contents.of(found.person)
    ]
    if request.method == "POST" and all(one.form.is_valid() for one in chosen):
        withheld = {
            one.thing.key: (one.form.cleaned_data["reason"], one.form.cleaned_data["words"])
            for one in chosen
            if one.form.cleaned_data["reason"]
        }
        try:
            actions.prepare(
                pack=found, withheld=withheld, on=timezone.localdate(), by=request.actor
            )
            messages.success(request, "Prepared. It waits to be approved by somebody else.")
            return redirect("rights:pack", found.public_id)
        except NotAllowed as refused:
            messages.error(request, str(refused))
    context = {
        "pack": found,
        "chosen": chosen,
        "apart": contents.apart(found.person),
        "person_bar": bar(request.actor, found.person),
    }
    return render(request, "rights/prepare.jinja", context)


@guarded("pack", get=Action.EXPORT)
def download(request: Request, pack_id: UUID) -> HttpResponse:
    """The approved copy as a file."""
    found = doors.open_one(request.actor, Pack, pack_id)
    try:
        things = actions.download(pack=found, by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("rights:pack", found.public_id)
    return files.answer(request, found, things)


@guarded("pack", post=Action.CREATE)
def handed(request: Request, pack_id: UUID) -> HttpResponse:
    """Say that the person has their copy, and how."""
    found = _mine(request, pack_id)
    form = HandOverForm(request.POST)
    try:
        how = form.cleaned_data["how"] if form.is_valid() else ""
        actions.hand_over(pack=found, how=how, on=timezone.localdate(), by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("rights:pack", found.public_id)


def _mine(request: Request, pack_id: UUID) -> Pack:
    """Open a request for somebody who may work on it."""
    found = doors.open_one(request.actor, Pack, pack_id)
    doors.require_kind(request.actor, Action.CREATE, "pack", on=found)
    return found
