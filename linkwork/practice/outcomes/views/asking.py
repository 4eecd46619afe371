"""Asking: a sheet of questions at one point, or one question."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.outcomes import actions, queries, sheets
from linkwork.practice.outcomes.forms import OneAnswerForm, form_for
from linkwork.practice.outcomes.instruments import Question, question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Goal
from linkwork.practice.plans.pages import around, overview
from linkwork.practice.referrals.models import Case

Item, Point = Measure.Item, Measure.Point
USUAL = "ons4"


@guarded("measure", get=Action.CREATE, post=Action.CREATE)
def questions(request: Request, case_id: UUID, point: str, sheet: str = USUAL) -> HttpResponse:
    """A sheet of questions, four by default; any may be skipped, and nothing stops saving."""
    case = doors.open_one(request.actor, Case, case_id)
    asked = sheets.sheet(sheet, case.organisation)
    if point not in Point.values or asked is None:
        raise Http404
    form = form_for(asked, request.POST or None)
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "measure", on=case)
        if form.is_valid():
            number = actions.keep(
                case=case,
                sheet=asked,
                answers=form.answers,
                reasons=form.reasons,
                skipped=form.skipped,
                point=point,
                mode=form.way,
                by=request.actor,
            )
            kept = "The answers are kept." if number else "Kept: there are no answers, and why."
            messages.success(request, kept)
            return redirect("outcomes:measures", case_id)
    context = around(request.actor, case, "Measures") | {
        "form": form,
        "sheet": asked,
        "point": Point(point),
    }
    return render(request, "outcomes/questions.jinja", context)


@guarded("measure", get=Action.CREATE, post=Action.CREATE)
def ask(request: Request, case_id: UUID, item: str) -> HttpResponse:
    """One question."""
    case = doors.open_one(request.actor, Case, case_id)
    asked = question(item)
    if asked is None:
        raise Http404
    point = queries.next_point(queries.of(case), asked.item)
    goal = queries.goal_of(case) if asked.item is Item.GOAL else None
    form = OneAnswerForm(request.POST or None, question=asked, initial={"point": point})
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "measure", on=case)
        if form.is_valid():
            actions.record(**_told(case, asked, form, goal), by=request.actor)
            messages.success(request, "The answer is kept.")
            return redirect(overview(case))
    context = around(request.actor, case, "Measures") | {
        "form": form,
        "asked": asked,
        "goal": goal,
    }
    return render(request, "outcomes/ask.jinja", context)


def _told(case: Case, asked: Question, form: OneAnswerForm, goal: Goal | None) -> dict[str, Any]:
    return {
        "case": case,
        "item": asked.name,
        "point": form.cleaned_data["point"],
        "value": form.value,
        "missing": form.missing,
        "mode": form.cleaned_data["mode"],
        "connection": queries.only_open_connection(case),
        "goal": goal,
    }
