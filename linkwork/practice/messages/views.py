"""Notes back: drafted and sent on a person's pages, read by the referrer on theirs."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.messages import actions, presenters, queries
from linkwork.practice.messages.forms import NoteForm
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import ON_THE_WAY, NotAllowed
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.people.presenters import bar as person_bar
from linkwork.practice.referrals import whose


@guarded("message", get=Action.LIST)
def of_case(request: Request, case_id: UUID) -> HttpResponse:
    """The notes to the referrer about one case."""
    opened = whose.open_case(request.actor, case_id)
    found = doors.listing(request.actor, queries.of(opened.case))
    writes = decide(request.actor, Action.AMEND, opened.case).allowed
    consent = people.last_decision(opened.person, ConsentDecision.Purpose.TELL_GP)
    context = {
        **opened.context("Messages"),
        "case": opened.case,
        "rows": [presenters.row(message, opened.case) for message in found],
        "offers": presenters.offers(found) if writes else [],
        "consent": consent,
    }
    return render(request, "messages/list.jinja", context)


@guarded("message", post=Action.CREATE)
def write(request: Request, case_id: UUID) -> HttpResponse:
    """Write a note from work already logged, to be looked over."""
    opened = whose.open_case(request.actor, case_id)
    doors.require_kind(request.actor, Action.CREATE, "message", on=opened.case)
    about = request.POST.get("about", "")
    if about not in presenters.OFFERED:
        raise Http404
    try:
        made = actions.draft(case=opened.case, about=about, by=request.actor)
    except NotAllowed as refused:
        flash.error(request, str(refused))
        return redirect("messages:list", case_id=case_id)
    return redirect("messages:message", case_id=case_id, message_id=made.public_id)


@guarded("message", get=Action.VIEW, post=Action.AMEND)
def one(request: Request, case_id: UUID, message_id: UUID) -> HttpResponse:
    """One note: look it over, then approve and send it; or keep it for later."""
    opened = whose.open_case(request.actor, case_id)
    referral = opened.case.referral
    message = doors.open_one(request.actor, Message, message_id, referral=referral)
    may_write = decide(request.actor, Action.AMEND, message).allowed
    if request.method == "POST" and not may_write:
        raise doors.Denied("message", message, "amend")
    asked = people.last_decision(opened.person, ConsentDecision.Purpose.TELL_GP) is not None
    form = NoteForm(
        request.POST or None,
        asked=asked,
        initial={"text": message.text},
        version=message.version,
    )
    if form.is_bound and form.is_valid():
        try:
            said = _carry_out(form, message, request)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            flash.success(request, said)
            return redirect("messages:list", case_id=case_id)
    context = {
        **opened.context(),
        "form": form,
        "message": message,
        "row": presenters.row(message, opened.case),
        "to": referral.referrer_name or referral.practice.name,
        "may_write": may_write,
    }
    return render(request, "messages/message.jinja", context)


def _carry_out(form: NoteForm, message: Message, request: Request) -> str:
    """Save the words; then, unless kept for later, approve and send them."""
    given, by = form.cleaned_data, request.actor
    if message.state == Message.State.DRAFT:
        expected = conflicts.hold(message, form, theirs={"text": message.text})
        actions.amend(message=message, text=given["text"], expected=expected, by=by)
    if "later" in request.POST:
        return "Kept as a draft."
    if "may_tell" in given:
        actions.ask(message=message, may_tell=given["may_tell"], by=by)
        if not given["may_tell"]:
            return "Kept that they do not want it sent."
    if message.state == Message.State.DRAFT:
        actions.approve(message=message, by=by)
    actions.send(message=message, by=by)
    return "Sent. The referrer gets an e-mail that a note waits, with nothing about anybody in it."


@guarded("message", get=Action.LIST)
def received(request: Request) -> HttpResponse:
    """The notes one was sent, the latest first."""
    found = doors.listing(request.actor, queries.received(), limit=200)
    rows = [presenters.note(message) for message in found]
    return render(request, "messages/received.jinja", {"rows": rows})


@guarded("message", get=Action.VIEW)
def note(request: Request, message_id: UUID) -> HttpResponse:
    """One note, as it was sent."""
    message = doors.open_one(request.actor, Message, message_id, state__in=ON_THE_WAY)
    person = message.referral.person
    doors.require(request.actor, Action.VIEW, person)
    bar = person_bar(request.actor, person)
    context = {"message": message, "row": presenters.note(message), "person_bar": bar}
    return render(request, "messages/note.jinja", context)
