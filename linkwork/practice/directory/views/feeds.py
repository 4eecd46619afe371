"""Feeds: which there are, what each says differently, and what of it is taken in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.jobs import actions as jobs
from linkwork.access.jobs.registry import registered
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import actions, queries
from linkwork.practice.directory.forms.feeds import DecideForm, FeedForm
from linkwork.practice.directory.models import FeedSource
from linkwork.practice.directory.presenters import feeds as words
from linkwork.ui.words import counted, today

SHOWN = 50
JOB = "directory:feeds"


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def listing(request: Request) -> HttpResponse:
    """Every feed, with what waits; and a new one."""
    doors.require_kind(request.actor, Action.CREATE, "activity")
    rows = doors.listing(request.actor, queries.sources())
    form = FeedForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if any(one.name == form.cleaned_data["name"] for one in rows):
            form.add_error("name", "There is a feed of this name already")
        else:
            source = actions.add_source(by=request.actor, **form.cleaned_data)
            messages.success(request, "Added. It is fetched at the next turn of the clock.")
            return redirect("directory:feed", source.public_id)
    context = {"form": form, "feeds": [words.feed(one) for one in rows], "breadcrumbs": _crumbs()}
    return render(request, "directory/feeds.jinja", context)


def _crumbs(*more: dict[str, str]) -> list[dict[str, str]]:
    return [{"text": "Your desk", "href": reverse("directory:desk")}, *more]


def _open(request: Request, feed_id: UUID) -> FeedSource:
    doors.require_kind(request.actor, Action.CREATE, "activity")
    return doors.open_one(request.actor, queries.sources(), feed_id)


@guarded("activity", get=Action.CREATE)
def feed(request: Request, feed_id: UUID) -> HttpResponse:
    """What a feed says differently, entry by entry."""
    source = _open(request, feed_id)
    rows = queries.open_changes(source)
    changes = doors.listing(request.actor, rows, limit=SHOWN)
    return render(
        request,
        "directory/feed.jinja",
        {
            "source": source,
            "told": words.feed(source),
            "changes": [words.change(one) for one in changes],
            "total": rows.count(),
            "breadcrumbs": _crumbs({"text": "Feeds", "href": reverse("directory:feeds")}),
        },
    )


@guarded("activity", post=Action.CREATE)
def fetch(request: Request, feed_id: UUID) -> HttpResponse:
    """Have a feed fetched now, by whoever does the jobs: no page waits for another machine."""
    source = _open(request, feed_id)
    actions.ask_for(source=source, by=request.actor)
    jobs.ask(job=registered()[JOB], by=request.actor)
    messages.success(request, "Asked for. Its differences will stand here within minutes.")
    return redirect("directory:feed", feed_id)


@guarded("activity", post=Action.CREATE)
def decide(request: Request, feed_id: UUID) -> HttpResponse:
    """Take differences in, or leave them out: those that were chosen, or all."""
    source = _open(request, feed_id)
    rows = {str(one.public_id): one for one in queries.open_changes(source)}
    data = request.POST.copy()
    if "all" in data:
        data.setlist("change", list(rows))
    form = DecideForm(data, changes=list(rows))
    if not form.is_valid():
        messages.error(request, "Choose what to take in or to leave out.")
        return redirect("directory:feed", feed_id)
    chosen = [rows[one] for one in form.cleaned_data["change"]]
    for one in chosen:
        if form.cleaned_data["decision"] == "approve":
            actions.approve(change=one, today=today(), by=request.actor)
        else:
            actions.refuse(change=one, by=request.actor)
    done = "taken in" if form.cleaned_data["decision"] == "approve" else "left out"
    messages.success(request, f"{counted(len(chosen), 'entry', 'entries')} {done}.")
    return redirect("directory:feed", feed_id)
