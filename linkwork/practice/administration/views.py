"""The organisation's own affairs, for its administrator. Nothing of a person is here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.doors import Denied
from linkwork.access.jobs import actions as job_actions
from linkwork.access.jobs.queries import board
from linkwork.access.jobs.registry import registered
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.administration import actions, presenters, queries
from linkwork.practice.administration.forms import (
    EndPostForm,
    FeatureForm,
    PolicyForm,
    PostForm,
    PracticeForm,
    TeamForm,
)
from linkwork.practice.administration.refusals import NotAllowed, Stale
from linkwork.practice.notices import actions as notices
from linkwork.ui.forms import conflict


def _looked(request: Request, verb: str, kind: str = "staff", action: Action = Action.LIST) -> None:
    audit.record(by=request.actor, action=action, verb=verb, kind=kind)


def _page(request: Request, name: str, tab: str, **context: Any) -> HttpResponse:
    return render(
        request, f"administration/{name}.jinja", {"tabs": presenters.tabs(tab), **context}
    )


@guarded("staff", get=Action.LIST)
def home(request: Request) -> HttpResponse:
    """What the service is: people, teams, practices; and what to look after."""
    service = request.actor.organisation
    held = list(queries.in_force(queries.posts(service)))
    _looked(request, "organisation overview")
    rows = presenters.overview(
        service, held, queries.practices(service).count(), queries.teams(service).count()
    )
    return _page(request, "home", "Overview", rows=rows, policy=queries.policy(service))


@guarded("staff", get=Action.LIST)
def staff(request: Request) -> HttpResponse:
    """Everybody's posts."""
    today = timezone.localdate()
    rows = list(queries.posts(request.actor.organisation))
    _looked(request, "staff list")
    now = [post for post in rows if post.until_on is None or post.until_on >= today]
    ended = [post for post in rows if post not in now]
    return _page(
        request,
        "staff",
        "People and roles",
        rows=presenters.staff(now, today),
        ended=presenters.staff(ended, today),
    )


@guarded("staff", get=Action.CREATE, post=Action.CREATE)
def employ(request: Request) -> HttpResponse:
    """Give somebody a post; they are told where to choose a password."""
    first = {"since_on": timezone.localdate()}
    form = PostForm(request.POST or None, service=request.actor.organisation, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            post = actions.employ(**form.post(), by=request.actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            way_in = reverse("account_reset_password")
            notices.post(
                by=request.actor, template="staff account", to_user=post.user, channel="email",
                url=request.build_absolute_uri(way_in), cause=f"post {post.public_id}",
            )  # fmt: skip
            messages.success(
                request, f"{post.user.name} has the post, and has been told by e-mail."
            )
            return redirect("administration:staff")
    return _page(request, "employ", "People and roles", form=form)


@guarded("staff", get=Action.AMEND, post=Action.AMEND)
def end_post(request: Request, post_id: UUID) -> HttpResponse:
    """Say the last day of a post."""
    post = queries.post(request.actor, post_id)
    form = EndPostForm(request.POST or None, initial={"until_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_post(post=post, on=form.cleaned_data["until_on"], by=request.actor)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"The post of {post.user.name} ends.")
            return redirect("administration:staff")
    _looked(request, "post opened", action=Action.VIEW)
    return _page(request, "end_post", "People and roles", form=form, post=post)


@guarded("staff", get=Action.LIST, post=Action.CREATE)
def bodies(request: Request) -> HttpResponse:
    """The teams and the practices; a new team is begun here."""
    service = request.actor.organisation
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.found_team(name=form.cleaned_data["name"], by=request.actor)
            return redirect("administration:bodies")
        except NotAllowed as refused:
            form.add_error("name", str(refused))
    _looked(request, "teams and practices")
    return _page(
        request,
        "bodies",
        "Teams and practices",
        form=form,
        teams=list(queries.teams(service)),
        rows=presenters.practices(list(queries.practices(service))),
    )


@guarded("staff", get=Action.AMEND, post=Action.AMEND)
def team(request: Request, team_id: UUID) -> HttpResponse:
    """Call a team by another name."""
    found = queries.team(request.actor, team_id)
    form = TeamForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_team(team=found, name=form.cleaned_data["name"], by=request.actor)
        return redirect("administration:bodies")
    _looked(request, "team opened", action=Action.VIEW)
    return _page(request, "team", "Teams and practices", form=form, team=found)


@guarded("staff", get=Action.CREATE, post=Action.CREATE)
def found_practice(request: Request) -> HttpResponse:
    """Add a practice."""
    form = PracticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_practice(**form.cleaned_data, by=request.actor)
            return redirect("administration:practice", made.public_id)
        except NotAllowed as refused:
            form.add_error("ods_code", str(refused))
    return _page(request, "practice", "Teams and practices", form=form)


@guarded("staff", get=Action.AMEND, post=Action.AMEND)
def practice(request: Request, practice_id: UUID) -> HttpResponse:
    """A practice's name, code and addresses, and how it works with the service."""
    found = queries.practice(request.actor, practice_id)
    now = {name: getattr(found, name) for name in ("name", "ods_code", "email", "phone")}
    form = PracticeForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.amend_practice(practice=found, **form.cleaned_data, by=request.actor)
            messages.success(request, "Saved.")
            return redirect("administration:practice", found.public_id)
        except NotAllowed as refused:
            form.add_error("ods_code", str(refused))
    _looked(request, "practice opened", action=Action.VIEW)
    return _page(
        request,
        "practice",
        "Teams and practices",
        form=form,
        practice=found,
        features=presenters.features(queries.features(found)),
    )


@guarded("staff", get=Action.AMEND, post=Action.AMEND)
def feature(request: Request, practice_id: UUID) -> HttpResponse:
    """Say that a practice has a champion or shares the care, or no longer, from a day."""
    found = queries.practice(request.actor, practice_id)
    form = FeatureForm(request.POST or None, initial={"since_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.say_feature(practice=found, **form.cleaned_data, by=request.actor)
        return redirect("administration:practice", found.public_id)
    _looked(request, "practice opened", action=Action.VIEW)
    return _page(request, "feature", "Teams and practices", form=form, practice=found)


@guarded("job", get=Action.LIST)
def jobs(request: Request) -> HttpResponse:
    """What is done by itself: when it last ran, what became of it, when it is next due."""
    rows = presenters.jobs(board(request.actor.organisation), timezone.now())
    _looked(request, "jobs listed", "job")
    return _page(request, "jobs", "Jobs", rows=rows)


@guarded("job", post=Action.CREATE)
def run_job(request: Request) -> HttpResponse:
    """Ask for a job to be run soon."""
    job = registered().get(request.POST.get("job", ""))
    if job is None:
        raise Denied("job")
    asked = job_actions.ask(job=job, by=request.actor)
    said = "A worker runs it soon." if asked else "It waits or runs already."
    messages.success(request, f"{job.words}: {said}")
    return redirect("administration:jobs")


@guarded("policy", get=Action.VIEW, post=Action.AMEND)
def policies(request: Request) -> HttpResponse:
    """The service's clocks and words; a change by two at once shows both."""
    now = queries.policy(request.actor.organisation)
    form = PolicyForm(request.POST or None, instance=now, version=now.version)
    if request.method == "POST" and form.is_valid():
        try:
            values = {name: form.cleaned_data[name] for name in form.fields}
            actions.amend_policy(values=values, expected=form.seen_version or 0, by=request.actor)
            messages.success(request, "The policies are in force from now.")
            return redirect("administration:policies")
        except Stale:
            return _changed_meanwhile(request, form)
    _looked(request, "policies shown", "policy", Action.VIEW)
    return _page(request, "policies", "Policies", form=form)


def _changed_meanwhile(request: Request, form: PolicyForm) -> HttpResponse:
    """Theirs beside mine, nothing lost."""
    now = queries.policy(request.actor.organisation)
    theirs = {name: getattr(now, name) for name in form.fields}
    shown = conflict(
        form,
        theirs=theirs,
        version=now.version,
        action=request.path,
        theirs_href=request.path,
        what="policies",
    )
    _looked(request, "conflict shown", "policy", Action.VIEW)
    return render(request, "ui/conflict.jinja", shown, status=409)
