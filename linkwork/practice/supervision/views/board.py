"""The team's board, and the list behind each of its numbers."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from linkwork.access import audit, doors
from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.supervision import board, queries
from linkwork.practice.supervision.board import Load
from linkwork.practice.supervision.presenters import board as presenter
from linkwork.practice.supervision.presenters import lists, visiting
from linkwork.practice.supervision.weight import COUNTED, HEAVIEST, figure


@guarded("team", get=Action.LIST)
def team(request: Request) -> HttpResponse:
    """Each link worker's load by weight, and what waits for the lead."""
    actor, today = request.actor, timezone.localdate()
    policy = referrals.policy(actor.organisation)
    loads = load_all(actor, policy)
    now = timezone.now()
    out = doors.listing(actor, queries.visits())
    context = {
        "page": presenter.page(loads, policy, today),
        "waiting": board.waiting().filter(doors.visible(actor, "referral")).count(),
        "policy": policy,
        "overdue_visits": [visiting.row(v, now) for v in out if v.overdue(now)],
        "out": [visiting.row(v, now) for v in out if v.state in v.AWAY and not v.overdue(now)],
        "glass": queries.broken(only_open=True).filter(doors.visible(actor, "glass")).count(),
        "counted": [(words, figure(points)) for words, points in COUNTED],
        "heaviest": figure(HEAVIEST),
    }
    return render(request, "supervision/board.jinja", context)


def load_all(actor: Actor, policy: ServicePolicy | None = None) -> list[Load]:
    """Every load of the lead's team, through the door."""
    opened = doors.listing(actor, board.cases(), verb="team list")
    clocks = policy or referrals.policy(actor.organisation)
    return board.loads(actor, opened, clocks, timezone.localdate())


def load_of(loads: list[Load], member_id: UUID) -> Load:
    """One link worker of the team and their cases; nobody else's."""
    for load in loads:
        if load.worker.public_id == member_id:
            return load
    raise doors.Denied("team", None, "no such link worker in the team")


@guarded("team", get=Action.VIEW)
def member(request: Request, member_id: UUID, what: str) -> HttpResponse:
    """One of a link worker's lists."""
    policy = referrals.policy(request.actor.organisation)
    load = load_of(load_all(request.actor, policy), member_id)
    if what not in lists.LISTS:
        raise doors.Denied("team", None, "no such list")
    audit.record(by=request.actor, action=Action.VIEW, verb=f"team member {what}", kind="team")
    title, empty, make = lists.LISTS[what]
    context = {
        "name": load.worker.name,
        "member_id": member_id,
        "title_words": title,
        "what": what,
        "empty_words": empty,
        "rows": make(load),
        "tabs": lists.tabs(load, what),
        "sub": lists.sub(load, policy.caseload_weight),
    }
    return render(request, "supervision/member.jinja", context)
