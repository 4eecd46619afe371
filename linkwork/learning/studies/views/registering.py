"""Declaring a study, and changing what was declared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.studies import actions, plans, queries
from linkwork.learning.studies.forms import AddForm, AmendForm, RegisterForm
from linkwork.learning.studies.models import Study
from linkwork.library import queries as shelf


@guarded("study", get=Action.CREATE, post=Action.CREATE)
def register(request: Request) -> HttpResponse:
    """Declare a study before its cases are seen."""
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        study = actions.register(
            title=said["title"],
            question=said["question"],
            statements=[shelf.statement(code) for code in said["statements"]],
            smallest=float(said["smallest"]),
            declared=form.declared(),
            by=request.actor,
            on=timezone.localdate(),
        )
        return redirect("studies:study", study_id=study.public_id)
    return render(request, "studies/register.jinja", {"form": form})


@guarded("study", get=Action.AMEND, post=Action.AMEND)
def amend(request: Request, study_id: UUID) -> HttpResponse:
    """Change what was declared; after the freeze, only add what is exploratory."""
    study = doors.open_one(request.actor, Study, study_id, action=Action.AMEND)
    late = queries.snapshot_of(study) is not None
    kind = AddForm if late else AmendForm
    form = kind(request.POST or None, plan=queries.newest_plan(study), version=study.version)
    if form.is_valid():
        try:
            actions.amend(
                study=study,
                plan=form.plan(),
                why=form.cleaned_data["why_changed"],
                by=request.actor,
            )
        except (actions.NotAllowed, plans.NotDeclarable) as refused:
            messages.error(request, str(refused))
        return redirect("studies:study", study_id=study.public_id)
    return render(request, "studies/amend.jinja", {"form": form, "study": study, "late": late})
