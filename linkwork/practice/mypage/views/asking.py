"""A few short questions that the person, or their carer, answers alone; any may be skipped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.mypage.forms import QuestionsForm
from linkwork.practice.mypage.presenters.questions import offers
from linkwork.practice.mypage.views.home import page
from linkwork.practice.mypage.whose import Mine, open_mine
from linkwork.practice.outcomes import actions, queries
from linkwork.practice.outcomes.models import Measure


@guarded("measure", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def questions(request: Request, slug: str) -> HttpResponse:
    """At most four questions."""
    mine = open_mine(request.actor, "my answers")
    doors.require_kind(request.actor, Action.CREATE, "measure", on=mine.person)
    offer = next((one for one in offers(mine) if one.slug == slug), None)
    if offer is None:
        raise Http404
    form = QuestionsForm(request.POST or None, questions=offer.questions)
    if form.is_bound and form.is_valid():
        _keep(request, mine, form)
        messages.success(request, f"Thank you. {mine.worker} can see your answers.")
        return redirect("mypage:home")
    return page(request, mine, "questions", form=form, offer=offer)


def _keep(request: Request, mine: Mine, form: QuestionsForm) -> None:
    """Keep each answer; one that was skipped is kept as not said."""
    mode = Measure.Mode.SELF if mine.own else Measure.Mode.PROXY
    rows = list(queries.of(mine.case))
    connection = queries.only_open_connection(mine.case)
    for item, value in form.answers():
        actions.record(
            case=mine.case,
            item=item,
            point=queries.next_point(rows, item),
            value=value,
            missing="" if value is not None else Measure.Missing.DECLINED.value,
            mode=mode,
            connection=connection,
            by=request.actor,
        )
