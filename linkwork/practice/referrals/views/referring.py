"""Refer somebody, and see how one's referrals stand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.forms.referring import ReferForm
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.needs import Route
from linkwork.practice.referrals.presenters import sent

MOST = 200


@guarded("referral", get=Action.CREATE, post=Action.CREATE)
def refer(request: Request) -> HttpResponse:
    """Refer somebody in a minute."""
    actor = request.actor
    doors.require_kind(actor, Action.CREATE, "referral")
    own = _own_practice(actor)
    practices = None if own else people_queries.practices(actor.organisation)
    usual = Route.GP if own else Route.SELF
    form = ReferForm(request.POST or None, practices=practices, initial={"route": usual})
    if form.is_bound and form.is_valid():
        doors.require_kind(actor, Action.CREATE, "person")
        practice = own or form.cleaned_data["practice"]
        referral = _receive(form, practice, actor, usual)
        _say(request, referral)
        return redirect("referrals:sent")
    return render(request, "referrals/refer.jinja", {"form": form, "asks_practice": not own})


def _own_practice(actor: Actor) -> Organisation | None:
    """The practice that whoever refers works in."""
    return actor.employer if actor.employer.kind == Organisation.Kind.PRACTICE else None


def _receive(form: ReferForm, practice: Organisation, actor: Actor, usual: str) -> Referral:
    said: dict[str, Any] = form.said()
    person, stated = people.recognise(**form.person(), practice=practice, by=actor)
    agreed, route = said.pop("agreed"), said.pop("route") or usual
    return actions.receive(
        person=person,
        practice=practice,
        route=route,
        agreed=agreed,
        reason=said["in_words"][:300] if agreed is False else "",
        stated=stated,
        by=actor,
        **{k: v for k, v in said.items() if k != "postcode"},
    )


def _say(request: Request, referral: Referral) -> None:
    """Confirm without a name: what is said here is kept in a cookie until it is read."""
    reference = referral.person.reference
    if referral.state == Referral.State.DECLINED:
        messages.success(request, f"Kept that they said no. Thank you. Reference {reference}.")
    else:
        messages.success(request, f"Referral sent. Reference {reference}.")


@guarded("referral", get=Action.LIST)
def sent_in(request: Request) -> HttpResponse:
    """The referrals one may see, with where they stand and nothing more."""
    found = doors.listing(request.actor, queries.sent_in(), limit=MOST)
    rows = [sent.row(referral) for referral in found]
    may_refer = doors.may(request.actor, Action.CREATE, "referral")
    return render(request, "referrals/sent.jinja", {"rows": rows, "may_refer": may_refer})
