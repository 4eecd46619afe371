"""Breaking the glass, and looking afterwards whether it was right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import audit, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people.models import Person
from linkwork.practice.people.presenters import page_of
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.actions.glass import MINUTES
from linkwork.practice.supervision.forms.glass import GlassForm, ReviewForm
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.practice.supervision.presenters import glass as presenter

MOST = 200


@guarded("glass", get=Action.CREATE, post=Action.CREATE)
def break_it(request: Request) -> HttpResponse:
    """Open a record without a relation to it: whose exactly, and why now."""
    actor = request.actor
    doors.require_kind(actor, Action.CREATE, "glass")
    form = GlassForm(request.POST or None)
    if form.is_bound and form.is_valid():
        person = _found(request, form)
        if person is not None:
            doors.require_kind(actor, Action.CREATE, "glass", on=person)
            actions.break_glass(person=person, reason=form.cleaned_data["reason"], by=actor)
            messages.warning(
                request,
                f"You may read this record for {MINUTES} minutes. Their link worker, the team "
                "lead and the auditor have been told.",
            )
            return redirect(page_of(person))
    context = {"form": form, "minutes": MINUTES}
    return render(request, "supervision/break_glass.jinja", context)


def _found(request: Request, form: GlassForm) -> Person | None:
    """The one person asked for; a search that finds nobody is in the audit too."""
    given = form.cleaned_data
    found = queries.exactly(given["nhs_number"], given["name"], given["born_on"])
    if len(found) == 1:
        return found[0]
    audit.record(by=request.actor, action=Action.LIST, verb="glass search, not one", kind="person")
    if found:
        form.add_error("nhs_number", "More than one record has this name and birth date: "
                       "use the NHS number")  # fmt: skip
    else:
        form.add_error(None, "Nobody has exactly this number, or this name and birth date")
    return None


@guarded("glass", get=Action.LIST)
def listed(request: Request) -> HttpResponse:
    """Records that were opened this way, those not yet reviewed in front."""
    actor = request.actor
    rows = [presenter.row(actor, one) for one in doors.listing(actor, queries.broken(), limit=MOST)]
    waiting = [row for row in rows if not row.review]
    context = {"waiting": waiting, "reviewed": [row for row in rows if row.review]}
    return render(request, "supervision/glass_list.jinja", context)


@guarded("glass", get=Action.VIEW, post=Action.AMEND)
def review(request: Request, glass_id: UUID) -> HttpResponse:
    """Say, as somebody else, whether opening the record was right."""
    actor = request.actor
    glass = doors.open_one(actor, queries.broken(), glass_id)
    form = ReviewForm(request.POST or None)
    if request.method == "POST":
        doors.require(actor, Action.AMEND, glass)
        if form.is_valid():
            try:
                actions.review_glass(glass=glass, **form.cleaned_data, by=actor)
            except NotAllowed as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Reviewed, in your name.")
                return redirect("supervision:glass_list")
    own = actor.user is not None and glass.by_id == actor.user.pk
    open_ = not glass.verdict and not own
    context = {"row": presenter.row(actor, glass), "form": form if open_ else None, "own": own}
    return render(request, "supervision/glass.jinja", context)
