"""Follow a connection: who has the ball, how long, what happened, and the next move."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.connections import company, moves, presenters, queries
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.practice.connections.steps import STEPS, Step, offered
from linkwork.practice.plans.pages import around, may
from linkwork.practice.referrals.models import Case
from linkwork.ui.forms import Form
from linkwork.ui.words import today

S = Connection.State
# After these, another activity may be tried in its place.
ANOTHER = (S.DECLINED, S.NO_RESPONSE, S.STOPPED, S.WITHDRAWN, S.NOT_WANTED, S.DID_NOT)


@guarded("connection", get=Action.LIST)
def listing(request: Request, case_id: UUID) -> HttpResponse:
    """Every connection of a case: the open ones, then those that ended, each with its ending."""
    case = doors.open_one(request.actor, Case, case_id)
    rows = doors.listing(request.actor, queries.of(case))
    standing = [presenters.standing(one, today()) for one in rows if one.state != S.ERROR]
    context = around(request.actor, case, "Connections") | {
        "may_find": may(request.actor, Action.CREATE, "connection", case),
        "open": [one for one in standing if one.open],
        "ended": [one for one in standing if not one.open],
    }
    return render(request, "connections/list.jinja", context)


@guarded("connection", get=Action.VIEW)
def connection(request: Request, connection_id: UUID) -> HttpResponse:
    """One connection, and what can be done next."""
    thing = doors.open_one(request.actor, queries.everything(), connection_id)
    return _page(request, thing)


@guarded("connection", post=Action.AMEND)
def move(request: Request, connection_id: UUID, step: str) -> HttpResponse:
    """Make one of the next moves."""
    thing = doors.open_one(request.actor, queries.everything(), connection_id, action=Action.AMEND)
    if step not in STEPS:
        raise Http404
    chosen = STEPS[step]
    form = chosen.form(request.POST, version=thing.version, auto_id=_auto_id(chosen))
    if not form.is_valid():
        return _page(request, thing, chosen, form)
    conflicts.hold(thing, form, theirs={})
    try:
        chosen.act(thing, form, request.actor)
    except moves.NotAllowed as refused:
        form.add_error("reason" if "reason" in form.fields else None, str(refused))
        thing.refresh_from_db()
        return _page(request, thing, chosen, form)
    messages.success(request, chosen.said)
    if thing.state == S.CHOSEN and chosen.slug == "choose":
        return redirect("connections:send", connection_id)
    return redirect("connections:connection", connection_id)


def _auto_id(step: Step) -> str:
    """Fields of different moves stand on one page: each has its own marks."""
    return f"id_{step.slug}_%s"


def _page(
    request: Request, thing: Connection, wrong: Step | None = None, form: Form | None = None
) -> HttpResponse:
    keeper = decide(request.actor, Action.AMEND, thing).allowed
    arranged = queries.company_arranged(thing)
    steps = [
        {
            "step": one,
            "form": form if one is wrong else _empty(one, thing, arranged),
            "href": reverse("connections:move", args=[thing.public_id, one.slug]),
            "open": one is wrong or request.GET.get("step") == one.slug,
        }
        for one in (offered(thing, arranged) if keeper else ())
    ]
    replaced = queries.replaced_by(thing)
    crumb = ("Connections", reverse("connections:list", args=[thing.case.public_id]))
    context = around(request.actor, thing.case, "Connections", crumb) | {
        "connection": thing,
        "standing": presenters.standing(thing, today()),
        "steps": steps,
        "form": form,
        "arranged": presenters.arranged(thing, along_told=arranged is not None),
        "company": presenters.company(queries.company_for(thing)),
        "feedback": presenters.feedback(queries.feedback_of(thing)),
        "learned": presenters.learned(thing.replaces),
        "events": presenters.events(queries.events_of(thing)),
        "sessions": presenters.sessions(queries.attendances_of(thing)),
        "try_another": keeper and thing.state in ANOTHER and replaced is None,
        "replaced": presenters.standing(replaced, today()) if replaced else None,
        "may_send": keeper and thing.state == S.CHOSEN,
    }
    return render(request, "connections/connection.jinja", context)


def _empty(step: Step, thing: Connection, arranged: Accompaniment | None) -> Form:
    """A form with what is already known filled in."""
    along = said(thing.accompanied)
    known: dict[str, dict[str, object]] = {
        "company": {"accompanied": along, **_company_known(thing, arranged)},
        "explain": {
            "information_given": said(thing.information_given),
            "linked_to_need": said(thing.linked_to_need),
        },
        "next": {"next_step": thing.next_step, "next_on": thing.next_on},
        "attend": {"accompanied": along if thing.state == S.BOOKED else None},
        "book": {"session_on": thing.offered_on or thing.first_session_on},
        "wait": {"position": thing.wait_position, "expected_on": thing.wait_expected_on},
    }
    initial = known.get(step.slug, {})
    return step.form(version=thing.version, auto_id=_auto_id(step), initial=initial)


def _company_known(thing: Connection, arranged: Accompaniment | None) -> dict[str, object]:
    """What is known of going along."""
    if arranged is None:
        way = company.transport_of(thing.transport_arranged)
        return {
            "companion": thing.companion or thing.owner.name,
            "meeting_point": thing.meeting_point,
            "meet_on": thing.first_session_on,
            "who": Accompaniment.Who.LINK_WORKER,
            "transport": way,
        }
    return {
        "companion": arranged.name,
        "meeting_point": arranged.meeting_point,
        "meet_on": arranged.on,
        "meet_at": arranged.at,
        "who": arranged.who,
        "transport": arranged.transport,
    }


def said(known: bool | None) -> str | None:
    """Yes or no as a form has it; nothing chosen where it is not known."""
    return None if known is None else "yes" if known else "no"
