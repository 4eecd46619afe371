"""Lone working: before a visit, on the way, and back."""

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
from linkwork.practice.people.queries import open_alerts
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals import whose
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.forms.visiting import MoveForm, VisitForm
from linkwork.practice.supervision.models import Visit
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import visiting


@guarded("visit", get=Action.LIST)
def listed(request: Request) -> HttpResponse:
    """Who is out, and who will go."""
    now = timezone.now()
    found = doors.listing(request.actor, queries.visits())
    context = {
        "rows": [visiting.row(visit, now) for visit in found],
        "policy": referrals.policy(request.actor.organisation),
    }
    return render(request, "supervision/visits.jinja", context)


@guarded("visit", get=Action.CREATE, post=Action.CREATE)
def plan(request: Request, case_id: UUID) -> HttpResponse:
    """Say where one goes and by when one is back."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    doors.require_kind(actor, Action.CREATE, "visit", on=opened.case)
    policy = referrals.policy(actor.organisation)
    usual = {"place": ", ".join(filter(None, (opened.person.address, opened.person.postcode)))}
    form = VisitForm(request.POST or None, usual=policy.lone_visit_minutes, initial=usual)
    if form.is_bound and form.is_valid():
        try:
            visit = actions.plan_visit(case=opened.case, **form.visit(), by=actor)
            if form.now:
                actions.set_out(visit=visit, by=actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Kept. Check in here when you are back.")
            return redirect("supervision:visit", visit_id=visit.public_id)
    warned = [alert.get_risk_display() for alert in open_alerts(opened.person)]
    context = {**opened.context(), "form": form, "warned": warned, "policy": policy}
    return render(request, "supervision/plan_visit.jinja", context)


@guarded("visit", get=Action.VIEW, post=Action.AMEND)
def one(request: Request, visit_id: UUID) -> HttpResponse:
    """One visit: on the way, longer, back; or what to do if somebody is not."""
    actor, now = request.actor, timezone.now()
    visit = doors.open_one(actor, queries.every_visit(), visit_id)
    form = MoveForm(request.POST or None)
    if request.method == "POST":
        doors.require(actor, Action.AMEND, visit)
        try:
            if form.is_valid():
                messages.success(request, _move(visit, form, request))
                return redirect("supervision:visit", visit_id=visit_id)
        except NotAllowed as refused:
            form.add_error("words" if form.cleaned_data.get("to") else None, str(refused))
    context = {
        "visit": visit,
        "row": visiting.row(visit, now),
        "steps": visiting.steps(visit, actor, now),
        "form": form,
        "person_bar": bar(actor, visit.case.person, whose.page_of(visit.case)),
        "policy": referrals.policy(actor.organisation),
        "case_href": whose.page_of(visit.case),
        "mine": actor.user is not None and visit.worker_id == actor.user.pk,
    }
    return render(request, "supervision/visit.jinja", context)


def _move(visit: Visit, form: MoveForm, request: Request) -> str:
    """Do what was chosen; answer what is said of it."""
    to, words, by = form.cleaned_data["to"], form.cleaned_data["words"], request.actor
    if to == "out":
        actions.set_out(visit=visit, by=by)
        return "On the way. Check in here when you are back."
    if to == "longer":
        actions.stay_longer(visit=visit, minutes=form.cleaned_data["minutes"] or 30, by=by)
        return "Kept: a little longer."
    if to == "called off":
        actions.call_off(visit=visit, reason=words, by=by)
        return "Called off."
    if to == "looked for":
        actions.look_for(visit=visit, words=words, by=by)
        return "Kept that you are looking for them."
    actions.come_back(visit=visit, words=words, by=by)
    return "Good: back, and safe."
