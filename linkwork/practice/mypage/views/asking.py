"""A few short questions that the person, or their carer, answers alone; any may be skipped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.mypage.forms import TodayForm
from linkwork.practice.mypage.presenters import questions as asked
from linkwork.practice.mypage.views.home import page
from linkwork.practice.mypage.whose import Mine, open_mine
from linkwork.practice.outcomes import actions, queries
from linkwork.practice.outcomes.forms import form_for
from linkwork.practice.outcomes.models import Measure
from linkwork.ui.words import today

Mode = Measure.Mode


@guarded("measure", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def how_are_things(request: Request) -> HttpResponse:
    """How things are today: two questions."""
    mine = _opened(request)
    form = TodayForm(request.POST or None, questions=asked.of_today(mine))
    if form.is_bound and form.is_valid():
        _keep(request, mine, form)
        return _thanked(request, mine)
    return page(request, mine, "today", form=form)


def _keep(request: Request, mine: Mine, form: TodayForm) -> None:
    """Keep each answer; one that was skipped is kept as not said."""
    rows = list(queries.of(mine.case))
    connection = queries.only_open_connection(mine.case)
    for item, value in form.answers():
        actions.record(
            case=mine.case,
            item=item,
            point=queries.next_point(rows, item),
            value=value,
            missing="" if value is not None else Measure.Missing.DECLINED.value,
            mode=_mode(mine),
            connection=connection,
            by=request.actor,
        )


@guarded("measure", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def questions(request: Request, sheet: str, point: str) -> HttpResponse:
    """Questions that were sent or are due."""
    mine = _opened(request)
    found = asked.sheet_open(mine, sheet, point, today())
    if found is None:
        raise Http404
    form = form_for(found, request.POST or None, alone=True)
    if form.is_bound and form.is_valid():
        actions.keep(
            case=mine.case,
            sheet=found,
            answers=form.answers,
            reasons=form.reasons,
            skipped=form.skipped,
            point=point,
            mode=_mode(mine),
            by=request.actor,
        )
        return _thanked(request, mine)
    return page(request, mine, "questions", form=form, sheet=found)


def _opened(request: Request) -> Mine:
    mine = open_mine(request.actor, "my answers")
    doors.require_kind(request.actor, Action.CREATE, "measure", on=mine.person)
    return mine


def _mode(mine: Mine) -> str:
    return str(Mode.SELF if mine.own else Mode.PROXY)


def _thanked(request: Request, mine: Mine) -> HttpResponse:
    messages.success(request, f"Thank you. {mine.worker} can see your answers.")
    return redirect("mypage:home")
