"""For the link worker: the links to a person's page, and what the person said there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.mypage import actions, queries
from linkwork.practice.mypage.forms import AnswerForm, CarerForm, InviteForm
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.presenters import links
from linkwork.practice.mypage.presenters import said as words
from linkwork.practice.mypage.reaching import registered, why_not
from linkwork.practice.mypage.wording import CARER
from linkwork.practice.referrals.whose import Opened, open_case


@guarded("link", get=Action.LIST, post=Action.CREATE)
def invite(request: Request, case_id: UUID) -> HttpResponse:
    """The ways in to this person's page; send the person theirs."""
    opened = open_case(request.actor, case_id)
    if request.method != "POST":
        return _links(request, opened)
    doors.require_kind(request.actor, Action.CREATE, "link", on=opened.case)
    form = InviteForm(request.POST, addresses=registered(opened.person))
    if not form.is_valid():
        return _links(request, opened, own=form)
    try:
        actions.invite(person=opened.person, by=request.actor, **form.cleaned_data)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return _links(request, opened, own=form)
    messages.success(request, "The link is on its way. A code will be asked for to open it.")
    return redirect("mypage:invite", case_id)


@guarded("link", post=Action.CREATE)
def carer(request: Request, case_id: UUID) -> HttpResponse:
    """Send a carer a link, with the person's consent written down."""
    opened = open_case(request.actor, case_id)
    doors.require_kind(request.actor, Action.CREATE, "link", on=opened.case)
    form = CarerForm(request.POST, auto_id="id_carer_%s")
    if form.is_valid():
        try:
            actions.invite_carer(person=opened.person, by=request.actor, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The carer’s link is on its way, and the consent is kept.")
            return redirect("mypage:invite", case_id)
    return _links(request, opened, theirs=form)


def _links(
    request: Request,
    opened: Opened,
    own: InviteForm | None = None,
    theirs: CarerForm | None = None,
) -> HttpResponse:
    actor, person = request.actor, opened.person
    doors.require_kind(actor, Action.LIST, "link", on=opened.case)
    addresses = registered(person)
    wrong = next((one for one in (own, theirs) if one is not None), None)
    context = opened.context() | {
        "rows": [links.line(one) for one in queries.live_links(person)],
        "refused": why_not(person),
        "addresses": addresses,
        "own_form": own or InviteForm(addresses=addresses),
        "carer_form": theirs or CarerForm(auto_id="id_carer_%s"),
        "wrong_form": wrong,
        "may_send": words.may(actor, Action.CREATE, "link", opened.case),
        "carer_says": CARER.says.format(name="The carer"),
        "case": opened.case,
        "person": person,
    }
    return render(request, "mypage/invite.jinja", context)


@guarded("link", post=Action.AMEND)
def end(request: Request, case_id: UUID, link_id: UUID) -> HttpResponse:
    """End one link now, and whoever is inside by it."""
    opened = open_case(request.actor, case_id)
    doors.require_kind(request.actor, Action.AMEND, "link", on=opened.case)
    link = queries.live_link(opened.person, link_id)
    if link is None:
        raise doors.Denied("link")
    actions.end_link(link=link, by=request.actor)
    messages.success(request, "The link has ended.")
    return redirect("mypage:invite", case_id)


@guarded("suggestion", get=Action.LIST)
def said(request: Request, case_id: UUID) -> HttpResponse:
    """What the person said on their page, what waits for an answer in front."""
    return _said(request, open_case(request.actor, case_id))


def _said(
    request: Request, opened: Opened, wrong: tuple[UUID, AnswerForm] | None = None
) -> HttpResponse:
    actor, case = request.actor, opened.case
    asked = doors.listing(actor, queries.suggestions(case))
    reflections = doors.listing(actor, queries.reflections(case))
    waiting, answered = words.sorted_out(asked)
    forms = {row.id: AnswerForm(auto_id=f"id_{row.id}_%s") for row in waiting}
    if wrong:
        forms[wrong[0]] = wrong[1]
    context = opened.context() | {
        "waiting": waiting,
        "answered": answered,
        "reflections": [words.reflection(one) for one in reflections],
        "forms": forms,
        "wrong_form": wrong[1] if wrong else None,
        "may_answer": words.may(actor, Action.AMEND, "suggestion", case),
        "case": case,
        "person": opened.person,
    }
    return render(request, "mypage/said.jinja", context)


@guarded("suggestion", post=Action.AMEND)
def answer(request: Request, case_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Accept what was asked, or say why not."""
    opened = open_case(request.actor, case_id)
    asked = doors.open_one(
        request.actor, Suggestion, suggestion_id, action=Action.AMEND, case=opened.case
    )
    form = AnswerForm(request.POST, auto_id=f"id_{suggestion_id}_%s")
    if form.is_valid():
        act = actions.decline if request.POST.get("decision") == "decline" else actions.accept
        try:
            act(suggestion=asked, answer=form.cleaned_data["answer"], by=request.actor)
        except NotAllowed as refused:
            form.add_error("answer", str(refused))
        else:
            messages.success(request, "Answered. They can read it on their page.")
            return redirect("mypage:said", case_id)
    return _said(request, opened, (suggestion_id, form))


@guarded("reflection", post=Action.AMEND)
def seen(request: Request, case_id: UUID, reflection_id: UUID) -> HttpResponse:
    """Say that one has read how it went."""
    opened = open_case(request.actor, case_id)
    told = doors.open_one(
        request.actor, Reflection, reflection_id, action=Action.AMEND, case=opened.case
    )
    actions.see(reflection=told, by=request.actor)
    messages.success(request, "Marked as read.")
    return redirect("mypage:said", case_id)
