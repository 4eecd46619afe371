"""Voting without an account: each step is kept at once, and can be changed until it closes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.forms.voting import BEFORE, AnswersForm, SayForm
from linkwork.evidence.panels.models import Ballot, Remark
from linkwork.evidence.panels.presenters import ballot as pages

AMEND, VIEW = Action.AMEND, Action.VIEW


@guarded("ballot", get=Action.LIST, door=Door.PANEL)
def home(request: Request) -> HttpResponse:
    """The round that is open, or all there are."""
    ballots = doors.listing(request.actor, queries.ballots_of(request.actor.link))
    waiting = [one for one in ballots if queries.may_vote(one.round)]
    if len(ballots) == 1 and waiting:
        return redirect("vote:ballot", waiting[0].public_id)
    return render(request, "panels/home.jinja", pages.home(ballots, request.actor.organisation))


@guarded("ballot", get=VIEW, post=AMEND, door=Door.PANEL)
def vote(request: Request, ballot_id: UUID) -> HttpResponse:
    """One's own votes in a round: as they are kept, and the next step."""
    ballot = _open(request, ballot_id)
    if ballot.round.method == Method.RANK.value or not queries.may_vote(ballot.round):
        return _rank(request, ballot)
    if ballot.round.method == Method.SUGGEST.value:
        return _suggest(request, ballot)
    return _answers(request, ballot)


@guarded("ballot", get=VIEW, post=AMEND, door=Door.PANEL)
def say(request: Request, ballot_id: UUID) -> HttpResponse:
    """Say what is missing, say one differently, or disagree: in one's own words."""
    ballot = _open(request, ballot_id)
    form = _say_form(request, ballot)
    if form.is_bound and form.is_valid() and _said(request, ballot, form):
        return redirect("vote:say", ballot_id)
    return render(request, "panels/say.jinja", pages.said(ballot) | {"form": form})


@guarded("ballot", post=AMEND, door=Door.PANEL)
def take_back(request: Request, ballot_id: UUID, remark_id: UUID) -> HttpResponse:
    """Take back something one said."""
    ballot = _open(request, ballot_id)
    remark = doors.open_one(request.actor, Remark, remark_id, action=AMEND, ballot=ballot)
    try:
        actions.take_back(remark=remark, by=request.actor)
        messages.success(request, "It is taken back.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("vote:say", ballot_id)


def _open(request: Request, ballot_id: UUID) -> Ballot:
    action = AMEND if request.method == "POST" else VIEW
    mine = queries.ballots_of(request.actor.link)
    return doors.open_one(request.actor, mine, ballot_id, action=action)


def _rank(request: Request, ballot: Ballot) -> HttpResponse:
    """One step at a time: add, out, up or down; the button names the step and the item."""
    whole = request.GET.get("all", "")
    if request.method == "POST":
        step, _, item = request.POST.get("do", "").partition(":")
        try:
            if step == "save":
                messages.success(request, pages.saved_words(ballot))
            else:
                actions.move(ballot=ballot, step=step, item=item, by=request.actor)
        except actions.NotAllowed as refused:
            messages.error(request, str(refused))
        here = reverse("vote:ballot", args=[ballot.public_id])
        return redirect(f"{here}?all=1" if whole else here)
    return render(request, "panels/vote.jinja", pages.ranking(ballot, whole=bool(whole)))


def _suggest(request: Request, ballot: Ballot) -> HttpResponse:
    """A round without votes: what stands there, and words of one's own."""
    form = _say_form(request, ballot)
    if form.is_bound and form.is_valid() and _said(request, ballot, form):
        return redirect("vote:ballot", ballot.public_id)
    return render(request, "panels/suggest.jinja", pages.suggesting(ballot) | {"form": form})


def _answers(request: Request, ballot: Ballot) -> HttpResponse:
    """All items in one form: marks from 1 to 9, or who agrees with what."""
    context = pages.answering(ballot)
    method, kept = Method(ballot.round.method), dict(ballot.choices or {})
    form = AnswersForm(
        request.POST or None,
        items=context["items"],
        method=method,
        kept=kept,
        version=ballot.version,
    )
    if form.is_bound and form.is_valid():
        theirs: dict[str, Any] = {BEFORE + key: str(kept.get(key, "")) for key in form.keys}
        expected = conflicts.hold(ballot, form, theirs=theirs)
        try:
            actions.answer(
                ballot=ballot, expected=expected, choices=form.choices(), by=request.actor
            )
            messages.success(request, "Your answers are kept. You can change them until it closes.")
            return redirect("vote:ballot", ballot.public_id)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    return render(request, "panels/answer.jinja", context | {"form": form})


def _say_form(request: Request, ballot: Ballot) -> SayForm:
    items = pages.in_their_order(ballot)
    item = request.GET.get("about", "")
    initial = {"sort": request.GET.get("sort", ""), "item": item}
    return SayForm(request.POST or None, items=items, initial=initial)


def _said(request: Request, ballot: Ballot, form: SayForm) -> bool:
    """Keep what was said; say so, or why not."""
    try:
        actions.say(ballot=ballot, by=request.actor, **form.cleaned_data)
    except actions.NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Thank you. Your words are kept, without your name.")
    return True
