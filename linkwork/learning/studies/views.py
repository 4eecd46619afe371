"""The list of studies, registering one, and one study's page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.studies import actions, freezing, presenters, queries
from linkwork.learning.studies.forms import RegisterForm
from linkwork.learning.studies.models import Study
from linkwork.library import queries as shelf


@guarded("study", get=Action.LIST)
def studies(request: Request) -> HttpResponse:
    """Every study of the service."""
    found = doors.listing(request.actor, queries.studies())
    may = doors.may(request.actor, Action.CREATE, "study")
    rows = [presenters.row(one) for one in found]
    return render(request, "studies/list.jinja", {"rows": rows, "may_register": may})


@guarded("study", get=Action.CREATE, post=Action.CREATE)
def register(request: Request) -> HttpResponse:
    """Declare a study before its cases are seen."""
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        study = actions.register(
            title=said["title"],
            question=said["question"],
            statements=[shelf.statement(code) for code in said["statements"]],
            smallest=float(said["smallest"]),
            by=request.actor,
            on=timezone.localdate(),
        )
        return redirect(reverse("studies:study", args=[study.public_id]))
    return render(request, "studies/register.jinja", {"form": form})


@guarded("study", get=Action.VIEW)
def study(request: Request, study_id: UUID) -> HttpResponse:
    """One study: what was declared, what was frozen, what was found."""
    found = doors.open_one(request.actor, Study, study_id)
    page = presenters.page(found, queries.snapshot_of(found), queries.run_of(found))
    may = doors.may(request.actor, Action.CREATE, "study")
    return render(request, "studies/study.jinja", {"page": page, "may_run": may})


@guarded("study", post=Action.AMEND)
def step(request: Request, study_id: UUID) -> HttpResponse:
    """Take the next step: freeze the cases, then read the statements on them."""
    found = doors.open_one(request.actor, Study, study_id, action=Action.AMEND)
    try:
        if queries.snapshot_of(found) is None:
            actions.freeze(study=found, by=request.actor, on=timezone.localdate())
        elif queries.run_of(found) is None:
            actions.run(study=found, by=request.actor)
    except (actions.NotAllowed, freezing.Changed) as refused:
        messages.error(request, str(refused))
    return redirect(reverse("studies:study", args=[found.public_id]))
