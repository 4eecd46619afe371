"""One study's page, its next step, a signature, and how far a reading is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.studies import actions, freezing, presenters, queries, tasks
from linkwork.learning.studies.models import Run, Signature, Study

PURPOSES = {"read": Run.Purpose.VERDICTS, "again": Run.Purpose.AGAIN, "added": Run.Purpose.ADDED}


@guarded("study", get=Action.VIEW)
def study(request: Request, study_id: UUID) -> HttpResponse:
    """One study: what was declared, what was frozen, what was found."""
    found = doors.open_one(request.actor, Study, study_id)
    may = doors.may(request.actor, Action.CREATE, "study")
    may_sign = doors.may(request.actor, Action.CREATE, "signature")
    page = presenters.page(found, request.actor, may_run=may, may_sign=may_sign)
    return render(request, "studies/study.jinja", {"page": page, "may_run": may})


@guarded("study", post=Action.AMEND)
def step(request: Request, study_id: UUID) -> HttpResponse:
    """Take the next step: freeze the cases, read them, or read them again."""
    found = doors.open_one(request.actor, Study, study_id, action=Action.AMEND)
    wanted = request.POST.get("act") or _next(found)
    try:
        if wanted == "freeze":
            actions.freeze(study=found, by=request.actor, on=timezone.localdate())
        elif wanted in PURPOSES:
            tasks.queue(actions.ask(study=found, by=request.actor, purpose=PURPOSES[wanted]))
    except (actions.NotAllowed, freezing.Changed) as refused:
        messages.error(request, str(refused))
    return redirect("studies:study", study_id=found.public_id)


def _next(found: Study) -> str:
    """The step that is next where none is named."""
    return "freeze" if queries.snapshot_of(found) is None else "read"


@guarded("signature", post=Action.CREATE)
def sign(request: Request, study_id: UUID) -> HttpResponse:
    """Put one's name under the plan, or under what was found."""
    found = doors.open_one(request.actor, Study, study_id)
    doors.require_kind(request.actor, Action.CREATE, "signature", on=found)
    under = request.POST.get("act", Signature.Under.PLAN)
    try:
        actions.sign(study=found, under=under, by=request.actor)
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"You have signed the {under}.")
    return redirect("studies:study", study_id=found.public_id)


@guarded("study", get=Action.VIEW)
def progress(request: Request, study_id: UUID) -> HttpResponse:
    """How far a reading is, for the part of the page that asks; when it is over, the page anew."""
    found = doors.open_one(request.actor, Study, study_id, verb="progress of a study seen")
    run = queries.open_run(found)
    if run is not None and request.headers.get("HX-Request"):
        told = {"progress": presenters.progress(run), "study_id": found.public_id}
        return render(request, "studies/progress.jinja", told)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect("studies:study", study_id=found.public_id)
