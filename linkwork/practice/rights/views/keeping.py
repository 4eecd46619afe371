"""Old records: held, appraised, and erased when a second person agrees."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import audit, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people.models import Person
from linkwork.practice.people.presenters import bar
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy
from linkwork.practice.rights import actions, queries
from linkwork.practice.rights.forms import AppraiseForm, BecauseForm
from linkwork.practice.rights.models import Appraisal, Hold
from linkwork.practice.rights.moves import NotAllowed


def _page(request: Request, name: str, form: Any, **context: Any) -> HttpResponse:
    return render(request, f"rights/{name}.jinja", {"form": form, **context})


@guarded("retention", get=Action.CREATE, post=Action.CREATE)
def hold(request: Request, case_id: UUID) -> HttpResponse:
    """Keep the record for now: a complaint, a court, a claim."""
    case = doors.open_one(request.actor, Case, case_id)
    doors.require_kind(request.actor, Action.CREATE, "retention", on=case)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.hold(
            person=case.person, **form.cleaned_data, on=timezone.localdate(), by=request.actor
        )
        return redirect("journey:person", case.public_id)
    return _page(request, "hold", form, person_bar=bar(request.actor, case.person))


@guarded("retention", get=Action.AMEND, post=Action.AMEND)
def lift(request: Request, hold_id: UUID) -> HttpResponse:
    """The reason to keep it has gone."""
    found = doors.open_one(request.actor, Hold, hold_id, action=Action.AMEND)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            today = timezone.localdate()
            actions.lift(hold=found, **form.cleaned_data, on=today, by=request.actor)
            return redirect("rights:list")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    return _page(request, "lift", form, hold=found)


@guarded("retention", get=Action.CREATE, post=Action.CREATE)
def appraise(request: Request, old_id: UUID) -> HttpResponse:
    """Say what is to become of an old record. Its reference is shown, not its name."""
    person = _due(request, old_id)
    form = AppraiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            today = timezone.localdate()
            actions.propose(person=person, **form.cleaned_data, on=today, by=request.actor)
            return redirect("rights:list")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    return _page(request, "appraise", form, person=person)


def _due(request: Request, old_id: UUID) -> Person:
    """A record that is due, found among those that are; anything else is not there."""
    actor = request.actor
    years = policy(actor.organisation).retention_years
    rows = queries.due(actor.organisation.pk, timezone.localdate(), years)
    person = rows.filter(public_id=old_id).first()
    if person is None:
        raise doors.Denied("retention")
    doors.require_kind(actor, Action.CREATE, "retention", on=person)
    audit.record(
        by=actor,
        action=Action.VIEW,
        verb="old record opened for appraisal",
        kind="retention",
        people=[person.public_id],
    )
    return person


@guarded("retention", get=Action.AMEND, post=Action.AMEND)
def confirm(request: Request, appraisal_id: UUID) -> HttpResponse:
    """Agree that a record is erased, or leave it as it is."""
    found = doors.open_one(request.actor, Appraisal, appraisal_id, action=Action.AMEND)
    if request.method == "POST":
        today = timezone.localdate()
        try:
            act = actions.confirm if request.POST.get("answer") == "erase" else actions.drop
            act(appraisal=found, on=today, by=request.actor)
            return redirect("rights:list")
        except NotAllowed as refused:
            return _page(request, "confirm", None, appraisal=found, refused=str(refused))
    return _page(request, "confirm", None, appraisal=found)
