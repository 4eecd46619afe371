"""Pages of measures: before and after, four questions at a time, or one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.outcomes import actions, presenters, queries
from linkwork.practice.outcomes.forms import AnswersForm, OneAnswerForm
from linkwork.practice.outcomes.instruments import ONS4, ONS4_OPENING, QUESTIONS, question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.pages import around, may, overview
from linkwork.practice.referrals.models import Case

Item, Point = Measure.Item, Measure.Point
PROBES = (
    Item.FELT_HEARD,
    Item.ACTIVITY_FITS_GOAL,
    Item.AT_EASE_ABOUT_GOING,
    Item.PLACE_FOR_PEOPLE_LIKE_ME,
    Item.BELONGING,
    Item.CONFIDENCE_TO_GO_ALONE,
    Item.HAD_CHOICE,
)


@guarded("measure", get=Action.LIST)
def measures(request: Request, case_id: UUID) -> HttpResponse:
    """What was asked and answered: each item before and after."""
    case = doors.open_one(request.actor, Case, case_id)
    rows = doors.listing(request.actor, queries.of(case))
    found = queries.pairs(rows)
    context = around(request.actor, case, "Measures") | {
        "may_ask": may(request.actor, Action.CREATE, "measure", case),
        "lines": [presenters.line(one, case_id) for one in found],
        "paired": sum(one.whole for one in found),
        "asked": len(found),
        "next_point": queries.next_point(rows, Item.LIFE_SATISFACTION),
        "points": [(point.value, str(point.label)) for point in Point],
        "goal": queries.goal_of(case),
        "probes": [(QUESTIONS[item].item.value, QUESTIONS[item].text) for item in PROBES],
    }
    return render(request, "outcomes/measures.jinja", context)


@guarded("measure", get=Action.CREATE, post=Action.CREATE)
def questions(request: Request, case_id: UUID, point: str) -> HttpResponse:
    """The four questions of ONS4 at one point of the journey; any may be skipped."""
    case = doors.open_one(request.actor, Case, case_id)
    if point not in Point.values:
        raise Http404
    form = AnswersForm(request.POST or None, questions=[QUESTIONS[item] for item in ONS4])
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "measure", on=case)
        if form.is_valid():
            mode = Measure.Mode(form.cleaned_data["mode"])
            for item, value, why in form.answers():
                actions.record(
                    case=case,
                    item=item,
                    point=Point(point),
                    value=value,
                    missing=why,
                    mode=mode,
                    by=request.actor,
                )
            messages.success(request, "The answers are kept.")
            return redirect("outcomes:measures", case_id)
    context = around(request.actor, case, "Measures") | {
        "form": form,
        "point": Point(point),
        "opening": ONS4_OPENING,
        "questions": form.questions,
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
    form = OneAnswerForm(request.POST or None, questions=[asked], initial={"point": point})
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "measure", on=case)
        if form.is_valid():
            _keep_one(request, case, form)
            messages.success(request, "The answer is kept.")
            return redirect(overview(case))
    goal = queries.goal_of(case) if asked.item is Item.GOAL else None
    context = around(request.actor, case, "Measures") | {
        "form": form,
        "asked": asked,
        "goal": goal,
    }
    return render(request, "outcomes/ask.jinja", context)


def _keep_one(request: Request, case: Case, form: OneAnswerForm) -> None:
    [(item, value, why)] = form.answers()
    actions.record(
        case=case,
        item=item,
        point=Point(form.cleaned_data["point"]),
        value=value,
        missing=why,
        mode=Measure.Mode(form.cleaned_data["mode"]),
        connection=queries.only_open_connection(case),
        goal=queries.goal_of(case) if item is Item.GOAL else None,
        by=request.actor,
    )
