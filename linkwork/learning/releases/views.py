"""The list of tables, asking for one, one table, and its file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.methods.disclosure.cubes import STEPS
from linkwork.learning.releases import actions, checks, queries, tasks
from linkwork.learning.releases.exporting import written
from linkwork.learning.releases.forms import AskForm, DecideForm
from linkwork.learning.releases.models import Release
from linkwork.learning.releases.presenters.page import page, row
from linkwork.learning.studies.models import Snapshot


@guarded("release", get=Action.LIST)
def releases(request: Request) -> HttpResponse:
    """Every table that one may know of."""
    found = doors.listing(request.actor, queries.releases())
    may = doors.may(request.actor, Action.CREATE, "release")
    return render(
        request, "releases/list.jinja", {"rows": [row(one) for one in found], "may_ask": may}
    )


@guarded("release", get=Action.CREATE, post=Action.CREATE)
def register(request: Request) -> HttpResponse:
    """Ask for a table."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        snapshot = doors.open_one(request.actor, Snapshot, UUID(said["study"]))
        order = list(STEPS)
        try:
            release = actions.ask(
                snapshot=snapshot,
                title=said["title"],
                purpose=said["purpose"],
                dimensions=said["dimensions"],
                steps=order[: order.index(said["up_to"]) + 1],
                first_quarter=said["first_quarter"],
                last_quarter=said["last_quarter"],
                by=request.actor,
                on=timezone.localdate(),
            )
        except checks.NotAllowed as refused:
            form.add_error("last_quarter", _sentence(refused))
        else:
            tasks.queue(release)
            return redirect(reverse("releases:cube", args=[release.public_id]))
    return render(request, "releases/ask.jinja", {"form": form})


@guarded("release", get=Action.VIEW)
def cube(request: Request, release_id: UUID) -> HttpResponse:
    """One table: what was asked, the attack, the answer, and the counts where they are released."""
    found = doors.open_one(request.actor, Release, release_id)
    return _page(request, found, DecideForm())


@guarded("release", post=Action.CREATE)
def attack(request: Request, release_id: UUID) -> HttpResponse:
    """Count and attack it again: after another release, or where it was broken off."""
    found = doors.open_one(request.actor, Release, release_id, action=Action.CREATE)
    if queries.decision_of(found) is None:
        tasks.queue(found)
    else:
        messages.error(request, f"{found} is decided already")
    return redirect(reverse("releases:cube", args=[found.public_id]))


@guarded("release", post=Action.AMEND)
def decide(request: Request, release_id: UUID) -> HttpResponse:
    """Release it, or decline it."""
    found = doors.open_one(request.actor, Release, release_id, action=Action.AMEND)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    said = form.cleaned_data
    try:
        actions.decide(
            release=found,
            approved=said["answer"] == "release",
            why=said["why"],
            by=request.actor,
        )
    except checks.NotAllowed as refused:
        messages.error(request, _sentence(refused))
    return redirect(reverse("releases:cube", args=[found.public_id]))


@guarded("release", get=Action.EXPORT)
def file(request: Request, release_id: UUID) -> HttpResponse:
    """A released table as a file for a spreadsheet."""
    found = doors.open_one(request.actor, Release, release_id)
    try:
        table = checks.may_leave(found)
    except checks.NotAllowed as refused:
        messages.error(request, _sentence(refused))
        return redirect(reverse("releases:cube", args=[found.public_id]))
    doors.require(request.actor, Action.EXPORT, found, verb="table downloaded")
    said = written(found, page(found, request.actor), table)
    answer = HttpResponse(said, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(request: Request, release: Release, form: DecideForm) -> HttpResponse:
    """The page of a table, with what the one who reads it may do next."""
    found = page(release, request.actor)
    open_still = found.decision is None
    told = {
        "page": found,
        "form": form,
        "may_attack": open_still and doors.may(request.actor, Action.CREATE, "release"),
        "may_decide": open_still
        and doors.may(request.actor, Action.AMEND, "release")
        and found.report is not None,
        "may_download": found.state == "Released"
        and not found.trouble
        and doors.may(request.actor, Action.EXPORT, "release"),
    }
    return render(request, "releases/cube.jinja", told)


def _sentence(refused: Exception) -> str:
    said = str(refused)
    return said[:1].upper() + said[1:]
