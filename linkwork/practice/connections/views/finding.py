"""Find an activity for a person, and choose it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.connections import actions, matching, presenters, queries
from linkwork.practice.connections.forms.finding import FilterForm
from linkwork.practice.connections.matching import GROUP_WORDS, Group, Match, Tried
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.presenters import entry
from linkwork.practice.plans import queries as plans
from linkwork.practice.plans.pages import around
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import counted, today

AT_ONCE = 8
USUAL_WITHIN = "5"


@guarded("connection", get=Action.CREATE, post=Action.CREATE)
def find(request: Request, case_id: UUID) -> HttpResponse:
    """Activities that may suit, and why. Filters are posted: no need stands in an address."""
    case = doors.open_one(request.actor, Case, case_id)
    doors.require_kind(request.actor, Action.CREATE, "connection", on=case)
    form = FilterForm(request.POST or None, initial=_usual(case))
    goal = queries.leading_goal(case)
    wish = form.wish(goal.words if goal else "") if not form.is_bound or form.is_valid() else None
    words = str(form["words"].value() or "")
    rows = doors.listing(request.actor, directory.said(directory.suggestible(today()), words))
    old = list(directory.said(directory.held_back(today()), words))
    found = matching.matches(rows, case.person, wish, _before(case), today()) if wish else []
    replaces = request.GET.get("instead", "")
    context = around(request.actor, case, "Connections") | {
        "form": form,
        "filters": form,
        "goal": goal,
        "groups": _groups(found),
        "sub": _sub(goal.words if goal else "", len(found), len(rows), len(old)),
        "number": len(found),
        "held_back": [entry(one, today()) for one in old],
        "instead": replaces,
    }
    return render(request, "connections/find.jinja", context)


def _usual(case: Case) -> dict[str, object]:
    """Begin with the needs of the plan, or of the referral, and five kilometres."""
    plan = plans.current(case)
    codes = [need.code for need in plans.needs(plan)] if plan else []
    return {
        "needs": codes or list(dict.fromkeys([case.referral.main_need, *case.referral.needs])),
        "within": USUAL_WITHIN if case.person.latitude is not None else "",
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


def _groups(found: list[Match]) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for group in Group:
        rows = [one for one in found if one.group is group]
        if rows:
            title = GROUP_WORDS[group]
            groups.append({"title": title, "rows": rows[:AT_ONCE], "more": rows[AT_ONCE:]})
    return groups


def _sub(goal: str, fit: int, of: int, held_back: int) -> str:
    """What the page is for, in numbers."""
    said = f"For the goal “{goal}”. " if goal else ""
    said += f"{fit} of {counted(of, 'activity', 'activities')} pass the filters."
    if held_back:
        more = counted(held_back, "more is", "more are")
        said += f" {more} held back: nobody has confirmed {'it' if held_back == 1 else 'them'}"
        said += " for over a year."
    return said


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
