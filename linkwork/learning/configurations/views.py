"""The pages of configurations: the list, declaring a comparison, one comparison, reading it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.configurations import actions, presenters, queries
from linkwork.learning.configurations.forms import RegisterForm
from linkwork.learning.configurations.models import Comparison
from linkwork.learning.studies import queries as studies
from linkwork.learning.studies.freezing import Changed
from linkwork.learning.studies.models import Study


@guarded("study", get=Action.LIST)
def comparisons(request: Request) -> HttpResponse:
    """Every comparison of the service."""
    found = doors.listing(request.actor, queries.comparisons(), verb="comparisons listed")
    may = doors.may(request.actor, Action.CREATE, "study")
    rows = [presenters.row(one) for one in found]
    return render(request, "configurations/list.jinja", {"rows": rows, "may_register": may})


@guarded("study", get=Action.CREATE, post=Action.CREATE)
def register(request: Request) -> HttpResponse:
    """Declare a comparison before it is read."""
    offered = doors.listing(request.actor, studies.studies())
    choices = [(str(one.public_id), f"{one.reference} {one.title}") for one in offered]
    form = RegisterForm(request.POST or None, studies=choices)
    if form.is_valid():
        said = form.cleaned_data
        study = doors.open_one(request.actor, Study, UUID(said["study"]))
        made = actions.register(
            study=study,
            title=said["title"],
            question=said["question"],
            declared=form.declared(),
            by=request.actor,
        )
        return redirect("configurations:comparison", comparison_id=made.public_id)
    return render(
        request, "configurations/register.jinja", {"form": form, "any_study": bool(choices)}
    )


@guarded("study", get=Action.VIEW)
def comparison(request: Request, comparison_id: UUID) -> HttpResponse:
    """One comparison: what was declared, and what was found."""
    found = doors.open_one(request.actor, Comparison, comparison_id)
    may = doors.may(request.actor, Action.AMEND, "study")
    page = presenters.page(found, queries.reading_of(found))
    frozen = studies.snapshot_of(found.study) is not None
    given = {"page": page, "may_read": may and page.found is None, "frozen": frozen}
    return render(request, "configurations/comparison.jinja", given)


@guarded("study", post=Action.AMEND)
def read(request: Request, comparison_id: UUID) -> HttpResponse:
    """Read a comparison on the frozen cases, once."""
    found = doors.open_one(request.actor, Comparison, comparison_id, action=Action.AMEND)
    try:
        actions.read(comparison=found, by=request.actor)
    except (actions.NotAllowed, Changed) as refused:
        messages.error(request, str(refused))
    return redirect("configurations:comparison", comparison_id=found.public_id)
