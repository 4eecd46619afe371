"""Messages of a case: listed, written, looked over, approved and sent."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.messages import actions, making, outbox, presenters, printing, queries
from linkwork.practice.messages.forms import NoteForm
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.notices import queries as notices
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.plans.pages import may
from linkwork.practice.referrals import whose

S = Message.State
TELL_GP = ConsentDecision.Purpose.TELL_GP
SENT = "Sent. The referrer gets an e-mail that a note waits, with nothing about anybody in it."


@guarded("message", get=Action.LIST)
def of_case(request: Request, case_id: UUID) -> HttpResponse:
    """The notes to the referrer about one case, and everything else that was sent out."""
    opened = whose.open_case(request.actor, case_id)
    found = doors.listing(request.actor, queries.of(opened.case))
    writes = may(request.actor, Action.CREATE, "message", opened.case)
    gone = (
        doors.listing(request.actor, notices.about(opened.person), limit=50)
        if doors.may(request.actor, Action.LIST, "notice")
        else []
    )
    consent = people.last_decision(opened.person, TELL_GP)
    leave = people.live_consent(opened.person, TELL_GP) is not None
    context = {
        **opened.context("Messages"),
        "case": opened.case,
        "rows": [presenters.row(message, opened.case) for message in found],
        "offers": presenters.offers(found, opened.case, leave=leave) if writes else [],
        "told": [presenters.told(one, opened.case, may_retry=writes) for one in gone],
        "consent": consent,
        "writes": writes,
        "no_contact": opened.person.no_contact,
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
    form = NoteForm(
        request.POST or None,
        asked=_asked(message),
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
        "steps": presenters.steps(message),
        "to": referral.referrer_name or referral.practice.name,
        "may_write": may_write,
        "case": opened.case,
        **_page_of(message),
    }
    return render(request, "messages/message.jinja", context)


def _asked(message: Message) -> bool:
    """Whether the form need not ask for the person's leave."""
    if message.without_leave:
        return True
    return people.last_decision(message.referral.person, TELL_GP) is not None


def _page_of(message: Message) -> dict[str, object]:
    """What goes with the note on its one page."""
    if message.state == S.NOT_CONSENTED:
        return {"sections": [], "codes": []}
    try:
        said, codes = making.made(message)
    except printing.TooLong:
        return {"sections": [], "codes": [], "too_long": True}
    return {"sections": presenters.sections(said), "codes": codes}


def _carry_out(form: NoteForm, message: Message, request: Request) -> str:
    """Save the words; then, unless kept for later, approve and send them."""
    given, by = form.cleaned_data, request.actor
    if message.state == S.DRAFT:
        expected = conflicts.hold(message, form, theirs={"text": message.text})
        actions.amend(message=message, text=given["text"], expected=expected, by=by)
    if "later" in request.POST:
        return "Kept as a draft."
    if "may_tell" in given:
        actions.ask(message=message, may_tell=given["may_tell"], by=by)
        if not given["may_tell"]:
            return "Kept that they do not want it sent."
    if message.state == S.DRAFT:
        actions.approve(message=message, by=by)
    if not outbox.address(message):
        return "Approved. There is no e-mail address for the referrer: ring them."
    actions.send(message=message, by=by)
    return SENT


@guarded("message", post=Action.AMEND)
def again(request: Request, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Send a note that was not delivered once more."""
    opened = whose.open_case(request.actor, case_id)
    message = doors.open_one(
        request.actor, Message, message_id, action=Action.AMEND, referral=opened.case.referral
    )
    try:
        if message.state != S.FAILED:
            raise NotAllowed("Only a note that was not delivered can be sent again.")
        actions.send(message=message, by=request.actor)
    except NotAllowed as refused:
        flash.error(request, str(refused))
    else:
        flash.success(request, SENT)
    return redirect("messages:list", case_id=case_id)


@guarded("message", post=Action.AMEND)
def changed_mind(request: Request, case_id: UUID, message_id: UUID) -> HttpResponse:
    """The person wants it sent after all: keep that, and write the note."""
    opened = whose.open_case(request.actor, case_id)
    message = doors.open_one(
        request.actor, Message, message_id, action=Action.AMEND, referral=opened.case.referral
    )
    try:
        if message.state != S.NOT_CONSENTED:
            raise NotAllowed("There is a note on this already.")
        actions.ask(message=message, may_tell=True, by=request.actor)
        actions.draft(case=opened.case, about=message.about, by=request.actor)
    except NotAllowed as refused:
        flash.error(request, str(refused))
    return redirect("messages:message", case_id=case_id, message_id=message_id)
