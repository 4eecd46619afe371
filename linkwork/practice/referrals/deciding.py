"""The decisions of triage: what each asks, and what it does."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.roles import Action, Role
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.forms.deciding import AcceptForm, ReasonForm, RejectForm
from linkwork.practice.referrals.models import Case, Referral
from linkwork.ui.forms import Form

ASKS = {
    "send_back": ("What do you need to know?", "Write the question for the referrer"),
    "decline": ("What did they say?", "Write why they said no, in their words"),
    "withdraw": ("Why was it taken back?", "Write why the referrer took it back"),
    "answer": ("What was the answer?", "Write down the referrer's answer"),
}


def forms(
    actor: Actor, chosen: str, posted: Mapping[str, Any] | None, referral: Referral
) -> dict[str, Form]:
    """One form for each decision; the chosen one holds what was posted.

    Somebody who comes back is offered the link worker they had.
    """
    on = timezone.localdate()
    had = queries.usual_link_worker(referral.person, actor.organisation, on)
    own = actor.user.pk if actor.user and actor.role is Role.LINK_WORKER else None
    made: dict[str, Form] = {
        "accept": AcceptForm(
            posted if chosen == "accept" else None,
            link_workers=queries.link_workers(actor.organisation, on),
            initial={"link_worker": had.pk if had else own},
            prefix="accept",
        ),
        "reject": RejectForm(posted if chosen == "reject" else None, prefix="reject"),
    }
    for name, (ask, missing) in ASKS.items():
        data = posted if chosen == name else None
        made[name] = ReasonForm(data, ask=ask, missing=missing, prefix=name)
    return made


def carry_out(chosen: str, form: Form, referral: Referral, actor: Actor) -> tuple[Case | None, str]:
    """Do what was decided; answer the case, where one was opened, and what to say."""
    given = form.cleaned_data
    match chosen:
        case "accept":
            doors.require_kind(actor, Action.CREATE, "case", on=referral)
            holder = given["link_worker"]
            opened = actions.accept(referral=referral, link_worker=holder, by=actor)
            mine = actor.user is not None and holder.pk == actor.user.pk
            return (opened if mine else None), "Taken on. The first step is in Today."
        case "reject":
            assert isinstance(form, RejectForm)
            actions.reject(referral=referral, reason=form.reason(), by=actor)
            return None, "Kept as not for this service. The referrer can see why."
        case "send_back":
            actions.send_back(referral=referral, reason=given["reason"], by=actor)
            return None, "Sent back with your question."
        case "answer":
            actions.answer(referral=referral, words=given["reason"], by=actor)
            return None, "Back in the queue, with a new clock."
        case "withdraw":
            actions.withdraw(referral=referral, reason=given["reason"], by=actor)
            return None, "Kept as withdrawn."
        case _:
            actions.decline(referral=referral, reason=given["reason"], by=actor)
            return None, "Kept that they said no, and why."
