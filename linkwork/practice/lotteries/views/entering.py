"""Entering one person in a lottery, and what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.lotteries import actions, queries, rules
from linkwork.practice.lotteries.forms.entering import MUST, YES, EnterForm
from linkwork.practice.lotteries.models import Entry, Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.practice.lotteries.presenters import telling
from linkwork.practice.referrals import whose
from linkwork.practice.referrals.models import Case


@guarded("draw", get=Action.CREATE, post=Action.CREATE)
def enter(request: Request, case_id: UUID, lottery_id: UUID) -> HttpResponse:
    """Tell the person, ask, and draw at once; or keep that they said no, or must have it."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    doors.require_kind(actor, Action.CREATE, "draw", on=opened.case)
    lottery = doors.open_one(actor, Lottery, lottery_id)
    before = queries.entry_of(lottery, opened.case)
    if before is not None and request.method == "GET":
        return redirect("lotteries:entry", entry_id=before.public_id)
    against = rules.against(lottery, opened.case)
    form = EnterForm(request.POST or None, lottery=lottery, may_draw=not against)
    if form.is_bound and form.is_valid():
        try:
            made = _keep(lottery, opened.case, form, actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("lotteries:entry", entry_id=made.public_id)
    context = {**opened.context(), "form": form, "lottery": lottery, "against": against}
    return render(request, "lotteries/enter.jinja", context)


def _keep(lottery: Lottery, case: Case, form: EnterForm, by: Actor) -> Entry:
    given = form.cleaned_data
    if given["answer"] == MUST:
        reason, words = given["reason"], given["words"]
        return actions.give(lottery=lottery, case=case, reason=reason, words=words, by=by)
    act = actions.enter if given["answer"] == YES else actions.say_no
    return act(lottery=lottery, case=case, told=given["told"], by=by)


@guarded("draw", get=Action.VIEW)
def entry(request: Request, entry_id: UUID) -> HttpResponse:
    """What came of asking one person, and what happens now."""
    actor = request.actor
    found = doors.open_one(actor, queries.every_entry(), entry_id)
    opened = whose.open_case(actor, found.case.public_id)
    ahead = found.connection if rules.waits_for(found) else None
    context = {
        **opened.context(),
        "entry": found,
        "said": telling.said(found),
        "reason": found.lottery.what.reasons.get(found.reason, ""),
        "what": found.lottery.what,
        "arrange_href": f"{reverse('connections:connection', args=[ahead.public_id])}"
        "?step=company#company"
        if ahead is not None
        else "",
    }
    return render(request, "lotteries/entry.jinja", context)
