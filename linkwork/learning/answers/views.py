"""Who does it work for, and why: everything found here, on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.answers.presenters.page import page
from linkwork.library import queries as shelf


@guarded("study", get=Action.LIST)
def who(request: Request) -> HttpResponse:
    """Every statement's newest answer, stage by stage, or what one study said."""
    actor = request.actor
    found = doors.listing(
        actor, shelf.findings(actor.organisation), verb="who does it work for, and why"
    )
    context = {
        "page": page(
            shelf.by_stage(),
            found,
            chosen=request.GET.get("study", ""),
            votes=shelf.newest_votes(),
        ),
        "lottery_href": _lottery(request),
        "may_register": doors.may(actor, Action.CREATE, "study"),
    }
    return render(request, "answers/who.jinja", context)


def _lottery(request: Request) -> str:
    """Where a lottery is set up, for somebody who may; nothing for anybody else."""
    may = doors.may(request.actor, Action.CREATE, "lottery")
    return reverse("lotteries:declare") if may else ""
