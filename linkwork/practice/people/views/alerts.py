"""Alerts: raised, looked at again, closed; and those whose day has come."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.models import Protected
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import actions, presenters, queries
from linkwork.practice.people.forms import AlertForm, CloseAlertForm, ReviewAlertForm
from linkwork.practice.people.models import Alert, Person

MOST = 200


@guarded("alert", get=Action.LIST)
def due(request: Request) -> HttpResponse:
    """Alerts that somebody should look at again, the longest due first."""
    actor, on = request.actor, timezone.localdate()
    found = doors.listing(actor, queries.alerts_to_review(on), limit=MOST, verb="alerts due")
    mine = _to_review(actor, queries.alerts_to_review(on)) if found else set()
    rows = [presenters.due_row(one, on, may_review=one.pk in mine) for one in found]
    return render(request, "people/alerts_due.jinja", {"rows": rows})


def _to_review(actor: Actor, rows: QuerySet[Alert]) -> set[int]:
    """Which of the alerts the actor may look at again, by key."""
    return set(
        rows.filter(doors.visible(actor, "alert", Action.AMEND)).values_list("pk", flat=True)
    )


def _may(actor: Actor, action: Action, on: Protected) -> bool:
    return decide_kind(actor, action, "alert", relations(actor, on)).allowed


@guarded("alert", get=Action.LIST, post=Action.CREATE)
def of_person(request: Request, person_id: UUID) -> HttpResponse:
    """Every alert about a person; raising a new one."""
    actor, on = request.actor, timezone.localdate()
    person = doors.open_one(actor, Person, person_id)
    found = doors.listing(actor, queries.alerts(person))
    may_raise = _may(actor, Action.CREATE, person)
    form = AlertForm(
        request.POST or None,
        watchers=queries.watchers(actor.organisation, on),
        initial={"owner": actor.user.pk if actor.user else None},
    )
    if form.is_bound:
        doors.require_kind(actor, Action.CREATE, "alert", on=person)
        if form.is_valid():
            actions.raise_alert(person=person, **form.cleaned_data, by=actor)
            messages.success(request, "Alert raised. Everybody who meets them sees it.")
            return redirect("people:alerts", person_id=person_id)
    looks, mine = queries.looks(found), _to_review(actor, queries.alerts(person))
    rows = [
        presenters.alert_row(one, looks[one.pk], on, may_review=one.pk in mine) for one in found
    ]
    context = _around(actor, person) | {
        "form": form if may_raise else None,
        "open": [row for row in rows if not row.closed],
        "closed": [row for row in rows if row.closed],
    }
    return render(request, "people/alerts.jinja", context)


@guarded("alert", get=Action.AMEND, post=Action.AMEND)
def one(request: Request, person_id: UUID, alert_id: UUID) -> HttpResponse:
    """Say how a risk looks now and when to look again, or that it is over."""
    actor, on = request.actor, timezone.localdate()
    person = doors.open_one(actor, Person, person_id)
    alert = doors.open_one(actor, Alert, alert_id, person=person)
    doors.require_kind(actor, Action.AMEND, "alert", on=person)
    watchers = queries.watchers(actor.organisation, on)
    closing = request.POST.get("decision") == "close"
    review = ReviewAlertForm(
        request.POST if request.POST and not closing else None,
        watchers=watchers,
        initial={"owner": alert.owner_id},
    )
    close = CloseAlertForm(request.POST if closing else None, prefix="close")
    chosen = close if closing else review
    if chosen.is_bound and chosen.is_valid():
        try:
            said = _done(alert, chosen, actor)
        except actions.NotAllowed as refused:
            chosen.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect("people:alerts", person_id=person_id)
    context = _around(actor, person) | {
        "row": presenters.alert_row(alert, queries.looks([alert])[alert.pk], on, may_review=False),
        "form": chosen,
        "review": review,
        "close": close,
    }
    return render(request, "people/alert.jinja", context)


def _done(alert: Alert, form: ReviewAlertForm | CloseAlertForm, actor: Actor) -> str:
    given = form.cleaned_data
    if isinstance(form, CloseAlertForm):
        actions.close_alert(
            alert=alert, because=given["because"], on=timezone.localdate(), by=actor
        )
        return "Alert closed. It can still be read."
    actions.review_alert(alert=alert, **given, by=actor)
    return "Kept how it looks now, and when to look again."


def _around(actor: Actor, person: Person) -> dict[str, Any]:
    return {
        "person_bar": presenters.bar(actor, person),
        "person_name": person.name,
        "person_id": person.public_id,
        "back": presenters.page_of(person),
    }
