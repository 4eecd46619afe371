"""Today, a person's overview, and closing."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.connections import queries as connections
from linkwork.practice.journey import desk, ending, overview, queries, today
from linkwork.practice.journey.forms import CloseForm
from linkwork.practice.messages import queries as notes
from linkwork.practice.messages.moves import NotAllowed as NoNote
from linkwork.practice.people.presenters import bar, tabs
from linkwork.practice.plans.pages import may
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.queries import policy as policy_of


@guarded("case", get=Action.LIST)
def day(request: Request) -> HttpResponse:
    """Who is waiting for whom this morning."""
    actor = request.actor
    cases = doors.listing(actor, desk.cases())
    whole = desk.Desk(
        actor=actor,
        policy=policy_of(cases[0].organisation if cases else actor.organisation),
        today=timezone.localdate(),
        cases=cases,
        live=desk.connections(cases),
        new=doors.listing(actor, desk.referrals()),
    )
    return render(request, "journey/today.jinja", {"page": today.page(whole)})


@guarded("case", get=Action.VIEW)
def person(request: Request, case_id: UUID) -> HttpResponse:
    """Where things stand with one person."""
    case = doors.open_one(request.actor, queries.whole(), case_id)
    page = overview.page(case, request.actor, timezone.localdate())
    context = {
        "page": page,
        "person_bar": bar(request.actor, case.person),
        "tabs": tabs(request.actor, case.person, case.public_id, "Overview"),
    }
    return render(request, "journey/person.jinja", context)


@guarded("case", get=Action.AMEND, post=Action.AMEND)
def close(request: Request, case_id: UUID) -> HttpResponse:
    """End the case with its reason; refused, in words, while something is still open."""
    case = doors.open_one(request.actor, Case, case_id, action=Action.AMEND)
    told = notes.referrer_told(case)
    form = CloseForm(
        request.POST or None,
        initial={"ending": request.GET.get("ending", "")},
        version=case.version,
        case=case,
        asked=ending.was_asked(case),
        told=told,
    )
    if request.method == "POST" and form.is_valid():
        conflicts.hold(case, form, theirs={})
        try:
            ending.end(case=case, said=form.cleaned_data, by=request.actor, on=timezone.localdate())
            return redirect(reverse("journey:person", args=[case.public_id]))
        except (NotAllowed, NoNote) as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "person_bar": bar(request.actor, case.person),
        "tabs": tabs(request.actor, case.person, case.public_id, ""),
        "case_href": reverse("journey:person", args=[case.public_id]),
        "open_connections": list(connections.open_of(case)),
        "measures_href": reverse("outcomes:questions", args=[case.public_id, "close"])
        if may(request.actor, Action.CREATE, "measure", case)
        else "",
    }
    return render(request, "journey/close.jinja", context)
