"""The lotteries of a service: the list, declaring one, one of them, its record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.lotteries import actions, queries
from linkwork.practice.lotteries.forms.declaring import DeclareForm, MoveForm
from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.practice.lotteries.presenters import showing
from linkwork.ui.words import today

State = Lottery.State


@guarded("lottery", get=Action.LIST)
def listed(request: Request) -> HttpResponse:
    """Every lottery of the service."""
    found = doors.listing(request.actor, queries.everything())
    entered = queries.entered_of(found)
    context = {
        "rows": [showing.listed(one, entered.get(one.pk, 0)) for one in found],
        "may_declare": doors.may(request.actor, Action.CREATE, "lottery"),
    }
    return render(request, "lotteries/list.jinja", context)


@guarded("lottery", get=Action.CREATE, post=Action.CREATE)
def declare(request: Request) -> HttpResponse:
    """Say what is shared out, to whom, how and until when, before anything is drawn."""
    form = DeclareForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = actions.declare(**form.declared(), by=request.actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Declared. The seed is committed; nothing is drawn yet.")
            return redirect("lotteries:lottery", lottery_id=made.public_id)
    return render(request, "lotteries/declare.jinja", {"form": form})


@guarded("lottery", get=Action.VIEW, post=Action.AMEND)
def one(request: Request, lottery_id: UUID) -> HttpResponse:
    """One lottery: what was declared, how far it is, who was entered; its moves."""
    actor = request.actor
    lottery = doors.open_one(actor, queries.everything(), lottery_id)
    form = MoveForm(request.POST or None, version=lottery.version)
    if request.method == "POST":
        doors.require(actor, Action.AMEND, lottery)
        if form.is_valid():
            expected = conflicts.hold(lottery, form, theirs={})
            try:
                messages.success(request, _move(lottery, form, request, expected))
                return redirect("lotteries:lottery", lottery_id=lottery_id)
            except NotAllowed as refused:
                form.add_error("reason" if "why" in str(refused) else None, str(refused))
    page = showing.page(lottery, actor, today())
    return render(request, "lotteries/lottery.jinja", {"page": page, "form": form})


def _move(lottery: Lottery, form: MoveForm, request: Request, expected: int) -> str:
    """Do what was chosen; answer what is said of it."""
    by = request.actor
    match form.cleaned_data["to"]:
        case State.OPEN:
            actions.start(lottery=lottery, by=by, expected=expected)
            return "Open. Link workers can enter people from their pages."
        case State.CLOSED:
            actions.close(lottery=lottery, by=by, expected=expected)
            return "Closed, at its declared end."
        case State.STOPPED:
            reason = form.cleaned_data["reason"]
            actions.stop(lottery=lottery, reason=reason, by=by, expected=expected)
            return "Stopped, and why is kept."
        case _:
            actions.reveal(lottery=lottery, by=by, expected=expected)
            return "Revealed: every draw was replayed and agrees with the seed."


@guarded("lottery", get=Action.EXPORT)
def record(request: Request, lottery_id: UUID) -> HttpResponse:
    """The lottery told whole, as a file to replay; only once it is revealed."""
    lottery = doors.open_one(
        request.actor, Lottery, lottery_id, action=Action.EXPORT, verb="lottery record"
    )
    if lottery.state != State.REVEALED:
        messages.error(request, "The record can be taken once the seed is revealed.")
        return redirect("lotteries:lottery", lottery_id=lottery_id)
    told = queries.told(lottery, lottery.seed)
    name = f"lottery-{lottery.code}.json"
    return JsonResponse(
        told,
        json_dumps_params={"indent": 1, "ensure_ascii": False},
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
