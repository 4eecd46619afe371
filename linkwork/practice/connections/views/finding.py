"""Find an activity for a person, and choose it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.connections import actions, distances, matching, presenters, queries
from linkwork.practice.connections.forms.finding import FilterForm
from linkwork.practice.connections.matching import GROUP_WORDS, Match, Tried, Wish
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.connections.places import places_taken
from linkwork.practice.directory import finding, full_text
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.finding import Fit
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.presenters import shown_in_short
from linkwork.practice.plans import queries as plans
from linkwork.practice.plans.pages import around
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

AT_ONCE = {Fit.ALL: 8, Fit.ASK: 5, Fit.BUT_ONE: 3}
MORE = 40
HELD_BACK = 20
USUAL_WITHIN = "5"


@guarded("connection", get=Action.CREATE, post=Action.CREATE)
def find(request: Request, case_id: UUID) -> HttpResponse:
    """Activities that may suit, and why. Filters are posted: no need stands in an address."""
    case = doors.open_one(request.actor, matching.cases(), case_id)
    doors.require_kind(request.actor, Action.CREATE, "connection", on=case)
    form = FilterForm(request.POST or None, initial=_usual(case))
    goal = queries.leading_goal(case)
    wish = form.wish(goal.words if goal else "") if not form.is_bound or form.is_valid() else None
    context = around(request.actor, case, "Connections") | {
        "form": form,
        "filters": form,
        "goal": goal,
        "sub": f"For the goal “{goal.words}”." if goal else "",
        "instead": request.GET.get("instead", ""),
        "gap_href": f"{reverse('plans:plan', args=[case.public_id])}#needs",
    }
    found = _found(request, case, wish) if wish else {"groups": [], "number": 0, "of": 0}
    return render(request, "connections/find.jinja", context | found)


def _found(request: Request, case: Case, wish: Wish) -> dict[str, Any]:
    """What the directory answers, group by group, and what it holds back."""
    person, before = case.person, _before(case)
    start = distances.of_postcode(wish.near) if wish.near else distances.home(person)
    asked = matching.search(wish, start=start, age=person.age_on(today()), tried=before)
    more = request.POST.get("more", "")
    shown = {fit: MORE if more == fit.name else AT_ONCE[fit] for fit in Fit}
    answer = finding.find(asked, request.actor.organisation.pk, today(), shown)
    keys = [key for some in answer.keys.values() for key in some]
    rows = {one.pk: one for one in doors.listing(request.actor, directory.among(keys))}
    known: dict[str, Any] = {
        "start": start,
        "own": full_text.which(asked.own_words, keys),
        "taken": places_taken(keys),
        "before": before,
        "today": today(),
    }
    found = [
        match
        for fit, some in answer.keys.items()
        for match in matching.matches([rows[key] for key in some], fit, wish, **known)
    ]
    of, held = directory.totals(today(), wish.words)
    old = directory.held_back_in_short(today(), wish.words, HELD_BACK) if held else []
    return {
        "groups": _groups(found, answer.counts),
        "number": sum(answer.counts.values()),
        "of": of,
        "held_back": [shown_in_short(one, today()) for one in old],
        "held_back_number": held,
        "unmapped": start is None,
    }


def _usual(case: Case) -> dict[str, object]:
    """Begin with the needs of the plan, or of the referral, and five kilometres."""
    plan = plans.current(case)
    codes = [need.code for need in plans.needs(plan)] if plan else []
    return {
        "needs": codes or list(dict.fromkeys([case.referral.main_need, *case.referral.needs])),
        "within": USUAL_WITHIN if distances.home(case.person) else "",
        "sort": "fit",
    }


def _before(case: Case) -> dict[int, Tried]:
    """What came of each activity tried before, or that it is being tried now."""
    found: dict[int, Tried] = {}
    for one in queries.of(case).exclude(state=Connection.State.ERROR):
        stands = presenters.standing(one, today())
        tried = Tried(f"Tried before. {stands.ending}")
        if stands.open:
            found[one.activity_id] = Tried(f"Already here: {stands.state_words}", stands.href)
        found.setdefault(one.activity_id, tried)
    return found


def _groups(found: list[Match], counts: dict[Fit, int]) -> list[dict[str, object]]:
    """The groups that hold anything, each with what is shown of it and how many more there are."""
    groups: list[dict[str, object]] = []
    for fit in Fit:
        rows = [one for one in found if one.fit is fit]
        if rows:
            more = max(counts[fit] - len(rows), 0)
            title = GROUP_WORDS[fit]
            groups.append({"name": fit.name, "title": title, "rows": rows, "more": more})
    return groups


@guarded("connection", post=Action.CREATE)
def choose(request: Request, case_id: UUID, activity_id: UUID) -> HttpResponse:
    """Take an activity down as suggested and, where the person said so, as chosen."""
    case = doors.open_one(request.actor, Case, case_id)
    doors.require_kind(request.actor, Action.CREATE, "connection", on=case)
    activity = doors.open_one(request.actor, Activity, activity_id)
    try:
        connection = _suggested(request, case, activity)
        if "only_suggest" in request.POST:
            messages.success(request, "Kept as a suggestion, to talk through together.")
            return redirect("connections:connection", connection.public_id)
        actions.choose(connection=connection, on=today(), by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("connections:find", case_id)
    return redirect("connections:send", connection.public_id)


def _suggested(request: Request, case: Case, activity: Activity) -> Connection:
    instead = request.POST.get("instead", "")
    if instead:
        old = doors.open_one(request.actor, queries.of(case), UUID(instead), action=Action.AMEND)
        return actions.try_another(connection=old, activity=activity, on=today(), by=request.actor)
    return actions.suggest(
        case=case,
        activity=activity,
        goal=queries.leading_goal(case),
        on=today(),
        by=request.actor,
    )
