"""Send a connection: choices, exactly what the provider will see, consent, and only then send."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.connections import actions, queries
from linkwork.practice.connections.disclosure import (
    LATER,
    NOT_SEEN,
    THROUGH_US,
    Disclosure,
    disclosure,
    said_before,
)
from linkwork.practice.connections.forms.sending import TOLD, SendForm
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.connections.reaching import address_of, telephone_of
from linkwork.practice.directory.presenters import entry
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.plans.pages import around, overview
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import today

SHARE = ConsentDecision.Purpose.SHARE


@guarded("connection", get=Action.VIEW, post=Action.SHARE)
def send(request: Request, connection_id: UUID) -> HttpResponse:
    """The page; nothing leaves unless it is what was last shown, and the person agreed."""
    thing = doors.open_one(request.actor, queries.everything(), connection_id)
    if thing.state != Connection.State.CHOSEN:
        return redirect("connections:connection", connection_id)
    worker = request.actor.name
    form = _form(request, thing, worker)
    shown = disclosure(thing, form.choices_now(), worker)
    if request.method != "POST" or "preview" in request.POST:
        return _page(request, thing, form, shown)
    if request.headers.get("HX-Request"):
        return render(request, "connections/preview.jinja", _shown(thing, form, shown))
    if form.is_valid() and _is_complete(request, form, thing, shown):
        conflicts.hold(thing, form, theirs={})
        try:
            return _go(request, thing, form, shown)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    return _page(request, thing, form, shown)


def _form(request: Request, thing: Connection, worker: str) -> SendForm:
    person = thing.case.person
    goal = thing.goal or queries.leading_goal(thing.case)
    return SendForm(
        request.POST or None,
        worker=worker,
        may_ring=bool(person.phone) and not person.no_contact,
        version=thing.version,
        initial={
            "way": thing.way,
            "along": LATER,
            "reach": THROUGH_US,
            "transport": "not yet",
            "name_used": person.given_name,
            "hopes_for": goal.words if goal else "",
            "good_to_know": " ".join(person.how_to_support.split())[:400],
            "how": "in person",
            **said_before(thing.replaces.disclosed if thing.replaces else None),
        },
    )


def _is_complete(request: Request, form: SendForm, thing: Connection, shown: Disclosure) -> bool:
    """Say whether what is sent is what was shown, and whether the person agreed to it."""
    if form.way_now in TOLD:
        return True
    provider = thing.activity.provider.name
    if request.POST.get("previewed") != shown.mark:
        form.add_error(
            None, "What they will see has changed since you read it. Read it again, then send."
        )
    if _live_consent(thing) is None and not form.cleaned_data["agrees"]:
        form.add_error("agrees", f"Ask first: nothing goes to {provider} without a yes")
    return not form.errors


def _live_consent(thing: Connection) -> ConsentDecision | None:
    return people.live_consent(thing.case.person, SHARE, thing.activity.provider.name)


def _go(request: Request, thing: Connection, form: SendForm, shown: Disclosure) -> HttpResponse:
    """Send it, or write down that the person was told."""
    given, by = form.cleaned_data, request.actor
    doors.require_kind(by, Action.SHARE, "connection", on=thing)
    if form.way_now in TOLD:
        actions.give_details(
            connection=thing, way=form.way_now, on=today(), by=by, **form.arranged(by.name)
        )
        messages.success(request, "Kept. Nothing was sent to the provider.")
        return redirect(overview(thing.case))
    agrees = given["agrees"] and _live_consent(thing) is None
    if agrees:
        doors.require_kind(by, Action.CREATE, "consent", on=thing.case)
    actions.send(
        connection=thing,
        disclosure=shown,
        way=form.way_now,
        agreed_how=(given["how"] or "in person") if agrees else "",
        company=form.company(),
        on=today(),
        by=by,
        **form.arranged(by.name),
    )
    provider = thing.activity.provider.name
    rung = f"No e-mail is known. {thing.next_step}."
    messages.success(request, f"Sent to {provider}." if address_of(thing) else rung)
    return redirect(overview(thing.case))


def _shown(thing: Connection, form: SendForm, shown: Disclosure) -> dict[str, Any]:
    """What the preview needs."""
    days = policy(thing.organisation).provider_reply_days
    return {
        "connection": thing,
        "form": form,
        "shown": shown,
        "not_seen": NOT_SEEN,
        "told": form.way_now in TOLD,
        "answer_by": today() + timedelta(days=days),
        "nudge_on": today() + timedelta(days=days // 2),
        "by_email": bool(address_of(thing)),
        "telephone": telephone_of(thing),
        "person": thing.case.person,
    }


def _page(request: Request, thing: Connection, form: SendForm, shown: Disclosure) -> HttpResponse:
    crumb = ("Find an activity", reverse("connections:find", args=[thing.case.public_id]))
    context = around(request.actor, thing.case, "Connections", crumb)
    context |= _shown(thing, form, shown) | {
        "entry": entry(thing.activity, today()),
        "consent": _live_consent(thing),
    }
    return render(request, "connections/send.jinja", context)
