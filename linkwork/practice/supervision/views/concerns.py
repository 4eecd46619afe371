"""Safeguarding concerns: raised by whoever sees them, decided on by the safeguarding lead."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import audit, conflicts, doors
from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people.models import Person
from linkwork.practice.people.presenters import bar, page_of
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.forms.concerns import (
    ConcernForm,
    DecisionForm,
    NameForm,
    RestrictForm,
)
from linkwork.practice.supervision.models import SafeguardingConcern
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import concerns as presenter


@guarded("concern", get=Action.LIST)
def listed(request: Request) -> HttpResponse:
    """The safeguarding lead's day; for others, the concerns they may read."""
    actor, on = request.actor, timezone.localdate()
    found = doors.listing(actor, queries.concerns())
    live = [one for one in found if one.state in SafeguardingConcern.OPEN]
    rows = [(one, presenter.row(one, on, decides=presenter.decides(actor, one))) for one in live]
    raised = SafeguardingConcern.State.RAISED
    context = {
        "new": [row for one, row in rows if one.state == raised],
        "due": [row for one, row in rows if one.state != raised and _due(one)],
        "later": [row for one, row in rows if one.state != raised and not _due(one)],
        "closed": [presenter.row(one, on, decides=False) for one in found if one not in live],
        "may_open": doors.may(actor, Action.CREATE, "glass"),
    }
    return render(request, "supervision/concerns.jinja", context)


def _due(concern: SafeguardingConcern) -> bool:
    return concern.review_on is not None and concern.review_on <= timezone.localdate()


@guarded("concern", get=Action.CREATE, post=Action.CREATE)
def raise_one(request: Request, person_id: UUID) -> HttpResponse:
    """Tell the safeguarding lead that somebody may be harmed."""
    actor = request.actor
    person = doors.open_one(actor, Person, person_id)
    doors.require_kind(actor, Action.CREATE, "concern", on=person)
    form = ConcernForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.raise_concern(person=person, **form.concern(), by=actor)
        messages.success(request, "Raised. The safeguarding lead has been told.")
        return redirect(page_of(person))
    context = {
        "form": form,
        "person_bar": bar(actor, person),
        "back": page_of(person),
        "keep": f"concern-{person.public_id}",
        "policy": referrals.policy(actor.organisation),
    }
    return render(request, "supervision/raise_concern.jinja", context)


@guarded("concern", get=Action.VIEW, post=Action.AMEND)
def one(request: Request, concern_id: UUID) -> HttpResponse:
    """What was raised, what was decided, and the next decision."""
    actor = request.actor
    concern = doors.open_one(actor, queries.concerns(), concern_id)
    posted = request.POST if request.POST.get("act") == "decide" else None
    form = DecisionForm(posted, concern=concern, version=concern.version)
    if request.method == "POST":
        doors.require(actor, Action.AMEND, concern)
        if form.is_bound and form.is_valid():
            expected = conflicts.hold(concern, form, theirs={})
            try:
                given = form.cleaned_data
                actions.decide_concern(concern=concern, **given, expected=expected, by=actor)
            except NotAllowed as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Kept, with your name and the day.")
                return redirect("supervision:concern", concern_id=concern_id)
        elif not form.is_bound and _also(request, concern, actor):
            return redirect("supervision:concern", concern_id=concern_id)
    return render(request, "supervision/concern.jinja", _page(actor, concern, form))


def _also(request: Request, concern: SafeguardingConcern, actor: Actor) -> bool:
    """Name a team lead, or restrict the concern; whether that was done."""
    act = request.POST.get("act")
    if act == "name":
        naming = NameForm(request.POST, leads=queries.leads(actor.organisation))
        if naming.is_valid():
            actions.name_lead(concern=concern, lead=naming.cleaned_data["lead"], by=actor)
            messages.success(request, "They may read this concern now, and have been told.")
            return True
    restricting = RestrictForm(request.POST)
    if act in ("restrict", "open") and restricting.is_valid():
        because = restricting.cleaned_data["because"]
        actions.restrict(concern=concern, restricted=act == "restrict", because=because, by=actor)
        messages.success(request, "Kept, with your reason.")
        return True
    messages.error(request, "Nothing was changed: choose a team lead, or say why.")
    return False


def _page(actor: Actor, concern: SafeguardingConcern, form: DecisionForm) -> dict[str, object]:
    decides = presenter.decides(actor, concern)
    closed = concern.state == SafeguardingConcern.State.CLOSED
    known = decide(actor, Action.VIEW, concern.person).allowed
    return {
        "concern": concern,
        "facts": presenter.facts(concern),
        "state": concern.get_state_display(),
        "colour": presenter.COLOURS[SafeguardingConcern.State(concern.state)],
        "history": presenter.history(list(queries.steps_of(concern))),
        "form": form if decides and not closed else None,
        "naming": NameForm(leads=queries.leads(actor.organisation)) if decides else None,
        "restricting": RestrictForm(auto_id="restrict_%s") if decides and not closed else None,
        "person_bar": bar(actor, concern.person) if known else None,
        "person_name": concern.person.name,
        "person_href": page_of(concern.person) if known else "",
    }


@guarded("audit", get=Action.LIST)
def register(request: Request) -> HttpResponse:
    """For the auditor: how many concerns there are and how they are looked after, not whose."""
    actor, on = request.actor, timezone.localdate()
    rows = [presenter.entry(one, n, on) for one, n in queries.counted_steps()]
    audit.record(by=actor, action=Action.LIST, verb="concern register", kind="concern")
    return render(request, "supervision/concern_register.jinja", {"rows": rows})
