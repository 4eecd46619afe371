"""The page of a person's measures: before and after, over time, and what is due."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.outcomes import presenters, queries, sheets
from linkwork.practice.outcomes.instruments import PROBES, QUESTIONS
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.pages import around, may
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

Item = Measure.Item
SINGLY = (
    Item.FELT_HEARD,
    Item.ACTIVITY_FITS_GOAL,
    Item.AT_EASE_ABOUT_GOING,
    Item.PLACE_FOR_PEOPLE_LIKE_ME,
    *PROBES,
)


@guarded("measure", get=Action.LIST)
def measures(request: Request, case_id: UUID) -> HttpResponse:
    """What was asked and answered: each item before and after, and every time."""
    case = doors.open_one(request.actor, Case, case_id)
    rows = doors.listing(request.actor, queries.of(case))
    found = queries.pairs(rows)
    asked = list(queries.administrations(case))
    due = queries.due([case], today(), measures=rows)
    point = due[0].point if due else queries.next_point(rows, Item.LIFE_SATISFACTION)
    context = around(request.actor, case, "Measures") | {
        "may_ask": may(request.actor, Action.CREATE, "measure", case),
        "lines": [presenters.line(one, case_id) for one in found],
        "trends": {one.title: one for one in presenters.trends(rows)},
        "scored": presenters.scored(asked),
        "duty": presenters.duty(asked),
        "paired": sum(one.whole for one in found),
        "asked": len(found),
        "next_point": point,
        "due": due[0] if due else None,
        "invited": [presenters.invitation(one) for one in queries.invited(case)],
        "goal": queries.goal_of(case),
        "singly": [(item.value, QUESTIONS[item].text) for item in SINGLY],
        "sheets": [one for one in sheets.offered(case.organisation) if one[0] != "ons4"],
        "points": [(one.value, str(one.label)) for one in Measure.Point],
    }
    return render(request, "outcomes/measures.jinja", context)
