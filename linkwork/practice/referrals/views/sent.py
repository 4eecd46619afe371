"""One referral as whoever sent it sees it: where it stands, and what they may add to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.actors import Actor
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import presenters as people
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.forms.sent import AnswerForm, OfferForm, WithdrawForm
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.presenters import sent, triage
from linkwork.ui.forms import Form

ANSWER, WITHDRAW, OFFER = "answer", "withdraw", "offer"


@guarded("referral", get=Action.VIEW, post=Action.AMEND)
def one(request: Request, referral_id: UUID) -> HttpResponse:
    """Where a referral stands; the question it came back with; what may be added to it."""
    actor = request.actor
    referral = doors.open_one(actor, Referral, referral_id)
    chosen = request.POST.get("decision", "")
    forms = _forms(referral, chosen, request.POST or None)
    form = forms.get(chosen)
    if form is not None:
        doors.require_kind(actor, Action.AMEND, "referral", on=referral)
        if form.is_valid():
            try:
                said = _carry_out(form, referral, actor)
            except NotAllowed as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, said)
                return redirect("referrals:one_sent", referral_id=referral_id)
    context = {
        "forms": forms,
        "form": form,
        "row": sent.row(referral),
        "referral": referral,
        "asked": triage.asked(queries.happenings(referral)),
        "person_bar": people.bar(actor, referral.person),
    }
    return render(request, "referrals/one_sent.jinja", context)


def _forms(referral: Referral, chosen: str, posted: Any) -> dict[str, Form]:
    """What may be added to a referral as it stands."""
    data = {name: posted if chosen == name else None for name in (ANSWER, WITHDRAW, OFFER)}
    made: dict[str, Form] = {}
    if referral.state == Referral.State.RETURNED:
        made[ANSWER] = AnswerForm(data[ANSWER], prefix=ANSWER)
    if referral.state == Referral.State.RECEIVED:
        made[WITHDRAW] = WithdrawForm(data[WITHDRAW], prefix=WITHDRAW)
    if referral.state in queries.WAITING:
        now = {name: getattr(referral, name) for name in OfferForm.base_fields}
        made[OFFER] = OfferForm(
            data[OFFER], prefix=OFFER, initial=_chips(now), version=referral.version
        )
    return made


def _chips(values: dict[str, Any]) -> dict[str, Any]:
    """What is kept, as the chips that stand for it."""
    return {
        n: {True: "yes", False: "no"}[v] if isinstance(v, bool) else v for n, v in values.items()
    }


def _carry_out(form: Form, referral: Referral, actor: Actor) -> str:
    if isinstance(form, AnswerForm):
        actions.resubmit(referral=referral, **form.cleaned_data, by=actor)
        return "Sent: the referral is with the team again."
    if isinstance(form, WithdrawForm):
        actions.withdraw(referral=referral, reason=form.cleaned_data["reason"], by=actor)
        return "Taken back. Nobody rings them."
    assert isinstance(form, OfferForm)
    kept = {name: getattr(referral, name) for name in OfferForm.base_fields}
    expected = conflicts.hold(referral, form, theirs=_chips(kept))
    actions.tell_more(referral=referral, expected=expected, **form.as_kept(referral), by=actor)
    return "Thank you: it helps us learn whom this helps."
