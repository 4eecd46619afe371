"""What a study found, to read: one statement, what it means for the service, the report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.studies import presenters, printing, queries
from linkwork.learning.studies.models import Study


@guarded("study", get=Action.VIEW)
def statement(request: Request, study_id: UUID, code: str) -> HttpResponse:
    """One statement of a study in full."""
    found = doors.open_one(request.actor, Study, study_id)
    snapshot, run = queries.snapshot_of(found), queries.run_of(found)
    detail = presenters.detail(found, code, snapshot, run)
    if detail is None:
        raise doors.Denied("study", found, "no such statement in it")
    return render(request, "studies/statement.jinja", {"detail": detail})


@guarded("study", get=Action.VIEW)
def plain(request: Request, study_id: UUID) -> HttpResponse:
    """What a study means for the service, in plain words."""
    found = doors.open_one(request.actor, Study, study_id)
    snapshot, run = queries.snapshot_of(found), queries.run_of(found)
    if snapshot is None or run is None:
        return redirect("studies:study", study_id=found.public_id)
    page = presenters.plain(found, queries.declared(found), snapshot, run)
    return render(request, "studies/plain.jinja", {"page": page})


@guarded("study", get=Action.VIEW)
def report(request: Request, study_id: UUID) -> HttpResponse:
    """The whole study as a PDF: its plan, and after the reading what was found."""
    found = doors.open_one(request.actor, Study, study_id, verb="report of a study taken")
    page = presenters.page(found, request.actor, may_run=False, may_sign=False)
    snapshot, run = queries.snapshot_of(found), queries.run_of(found)
    codes = [row["statement"] for row in run.findings if row["effect"] is not None] if run else []
    details = [presenters.detail(found, code, snapshot, run) for code in codes]
    made = printing.report(page, [one for one in details if one is not None])
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.reference}.pdf"'
    return response
