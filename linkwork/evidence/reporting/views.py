"""A review at a glance, and everything that leaves it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import actions, presenters, queries
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.forms import PartForm
from linkwork.evidence.reporting.parts import BY_NAME
from linkwork.evidence.reporting.report import DRAWINGS, document
from linkwork.evidence.reporting.tables import TABLES
from linkwork.ui import papers, spreadsheets

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@guarded("review", get=Action.VIEW)
def review(request: Request, review_id: UUID) -> HttpResponse:
    """How far the review has come, and what to do next."""
    return render(request, "reporting/review.jinja", presenters.home(_of(request, review_id)))


@guarded("review", get=Action.VIEW)
def exports(request: Request, review_id: UUID) -> HttpResponse:
    """Everything that leaves the review."""
    return render(request, "reporting/exports.jinja", presenters.exports(_of(request, review_id)))


@guarded("review", get=Action.VIEW)
def checklist(request: Request, review_id: UUID) -> HttpResponse:
    """Where the report answers each item of RAMESES."""
    account = _of(request, review_id)
    return render(request, "reporting/checklist.jinja", presenters.checklist(account))


@guarded("review", get=Action.VIEW)
def plain(request: Request, review_id: UUID) -> HttpResponse:
    """The review in plain words."""
    account = _of(request, review_id)
    return render(request, "reporting/plain.jinja", presenters.plain_page(account))


@guarded("review", get=Action.AMEND, post=Action.AMEND)
def write(request: Request, review_id: UUID, part: str) -> HttpResponse:
    """Write one part of the report."""
    opened = doors.open_one(request.actor, Review, review_id, action=Action.AMEND)
    wanted = BY_NAME.get(part)
    if wanted is None:
        raise doors.Denied("review", opened, "no such part of a report")
    section = queries.section(opened, part)
    version = section.version if section else 0
    initial = {"text": section.text} if section else {}
    form = PartForm(request.POST or None, initial=initial, version=version)
    if form.is_bound and form.is_valid():
        if section is not None:
            version = conflicts.hold(section, form, theirs=presenters.theirs(section))
        text = form.cleaned_data["text"]
        actions.write(review=opened, part=part, text=text, by=request.actor, expected=version)
        messages.success(request, f"Kept: {wanted.heading}.")
        return redirect("reporting:exports", review_id)
    versions = queries.versions(section) if section else []
    account = Account(opened, request.actor.user)
    context = presenters.writing(account, wanted, versions) | {"form": form}
    return render(request, "reporting/write.jinja", context)


@guarded("review", get=Action.VIEW)
def table(request: Request, review_id: UUID, table: str) -> HttpResponse:
    """One table of the review."""
    account = _of(request, review_id)
    if table not in TABLES:
        raise doors.Denied("review", account.review, "no such table")
    context = presenters.table_page(account, TABLES[table], request.GET.get("page"))
    return render(request, "reporting/table.jinja", context)


@guarded("review", get=Action.VIEW)
def csv(request: Request, review_id: UUID, table: str) -> HttpResponse:
    """One table as a file for a spreadsheet."""
    account = _of(request, review_id, "table of a review taken")
    if table not in TABLES:
        raise doors.Denied("review", account.review, "no such table")
    filled = TABLES[table].fill(account)
    said = spreadsheets.written([filled.head, *filled.rows])
    return _file(said, "text/csv; charset=utf-8", f"{table}.csv", account)


@guarded("review", get=Action.VIEW)
def svg(request: Request, review_id: UUID, drawing: str) -> HttpResponse:
    """One drawing as a file of its own."""
    account = _of(request, review_id, "drawing of a review taken")
    if drawing not in DRAWINGS:
        raise doors.Denied("review", account.review, "no such drawing")
    made = DRAWINGS[drawing](account).svg()
    return _file(made, "image/svg+xml", f"{drawing}.svg", account)


@guarded("review", get=Action.VIEW)
def pdf(request: Request, review_id: UUID) -> HttpResponse:
    """The whole report as a PDF."""
    account = _of(request, review_id, "report of a review taken")
    return _file(papers.pdf(document(account)), "application/pdf", "report.pdf", account)


@guarded("review", get=Action.VIEW)
def docx(request: Request, review_id: UUID) -> HttpResponse:
    """The whole report for Word."""
    account = _of(request, review_id, "report of a review taken")
    return _file(papers.docx(document(account)), WORD, "report.docx", account)


def _of(request: Request, review_id: UUID, verb: str = "") -> Account:
    opened = doors.open_one(request.actor, Review, review_id, verb=verb)
    return Account(opened, request.actor.user)


def _file(content: str | bytes, kind: str, name: str, account: Account) -> HttpResponse:
    """A file to keep, named after the review."""
    answer = HttpResponse(content, content_type=kind)
    whole = f"{slugify(account.review.title)[:60]}-{name}"
    answer["Content-Disposition"] = f'attachment; filename="{whole}"'
    return answer
