"""What came of a round: closed, read, taken away as a file, signed; and the consensus report."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.models import Panel, Round
from linkwork.evidence.panels.presenters import accord, consensus
from linkwork.evidence.panels.presenters import desk as pages
from linkwork.evidence.panels.presenters.files import result_rows
from linkwork.evidence.panels.queries import Outcome
from linkwork.evidence.panels.views.rounds import open_round
from linkwork.evidence.records.models import Review
from linkwork.ui import papers, spreadsheets

SHARE = Action.SHARE
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@guarded("panel", post=SHARE)
def close(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Count the round, and cut every vote from its name."""
    round_ = open_round(request, review_id, round_id, SHARE)
    try:
        actions.close(round_=round_, by=request.actor)
        messages.success(request, "It is counted. No vote has a name any more.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("panels:round", review_id, round_id)
    return redirect("panels:result", review_id, round_id)


@guarded("panel", get=Action.VIEW)
def result(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """What came of a round."""
    round_, _ = _outcome(request, review_id, round_id)
    signed = round_.state == Round.State.SIGNED
    context = pages.round_page(round_) | {
        "signed": signed,
        "mine": _signed_by(request, round_),
    }
    return render(request, "panels/result.jinja", context)


@guarded("panel", get=Action.VIEW)
def result_csv(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    round_, found = _outcome(request, review_id, round_id)
    response = HttpResponse(spreadsheets.written(result_rows(found)), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="round-{round_.number}.csv"'
    return response


@guarded("panel", post=SHARE)
def sign(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Put one's name under the result."""
    round_ = open_round(request, review_id, round_id, SHARE)
    try:
        actions.sign(round_=round_, by=request.actor)
        messages.success(request, "Signed. The votes stand beside the statements they are about.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("panels:round", review_id, round_id)
    return redirect("panels:result", review_id, round_id)


@guarded("panel", get=Action.LIST)
def report(request: Request, review_id: UUID) -> HttpResponse:
    """The consensus report of a review: every item of ACCORD, with what is recorded."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.panels(review))
    return render(request, "panels/report.jinja", consensus.page(review, found))


@guarded("panel", get=Action.VIEW)
def report_pdf(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """The consensus report of one panel as a PDF that everybody can read."""
    panel, told = _reported(request, review_id, panel_id)
    return _file(papers.pdf(told), "application/pdf", "pdf", panel)


@guarded("panel", get=Action.VIEW)
def report_docx(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """The consensus report of one panel for Word."""
    panel, told = _reported(request, review_id, panel_id)
    return _file(papers.docx(told), WORD, "docx", panel)


def _reported(request: Request, review_id: UUID, panel_id: UUID) -> tuple[Panel, dict[str, Any]]:
    """One panel and its consensus report; that it was taken is written down."""
    review = doors.open_one(request.actor, Review, review_id)
    verb = "consensus report of a panel taken"
    panel = doors.open_one(request.actor, queries.panels(review), panel_id, verb=verb)
    return panel, consensus.document(accord.report(panel, queries.results_of(panel)))


def _file(content: bytes, kind: str, ending: str, panel: Panel) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"{slugify(panel.title)[:60] or 'panel'}-consensus.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _outcome(request: Request, review_id: UUID, round_id: UUID) -> tuple[Round, Outcome]:
    """A round that has closed; else it is not there yet."""
    round_ = open_round(request, review_id, round_id)
    found = queries.outcome(round_)
    if found is None:
        raise doors.Denied("panel", round_, "not closed yet")
    return round_, found


def _signed_by(request: Request, round_: Round) -> bool:
    """Whether whoever asks has signed already."""
    found = queries.outcome(round_)
    user = request.actor.user
    return bool(found and user and any(one.signer_id == user.pk for one in found.signatures))
