"""The desk of whoever keeps the directory: what waits, the longest first."""

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import queries
from linkwork.practice.directory.presenters import desk as words
from linkwork.ui.words import today

SHOWN = 12


@guarded("activity", get=Action.LIST)
def desk(request: Request) -> HttpResponse:
    """Reports, checks, drafts and feeds that wait."""
    doors.require_kind(request.actor, Action.CREATE, "activity")
    on = today()
    queues = []
    for queue in words.QUEUES:
        rows = queue.rows(on).prefetch_related(None)  # a line says no place and no time
        things = doors.listing(request.actor, rows, limit=SHOWN)
        queues.append(queue.shown([queue.line(one, on) for one in things], rows.count()))
    return render(
        request, "directory/desk.jinja", {"queues": queues, "waits": queries.waiting_changes()}
    )
