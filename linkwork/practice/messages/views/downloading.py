"""A message to take away: the one page for a record, and the same as data."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.messages import making, presenters, printing
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.views import reading
from linkwork.practice.notices import actions as notices
from linkwork.practice.notices.models import Notice
from linkwork.practice.notices.moves import NotAllowed
from linkwork.practice.referrals import whose

TAKEN = "message downloaded"


@guarded("message", get=Action.VIEW)
def page(request: Request, case_id: UUID, message_id: UUID) -> HttpResponse:
    """The page of a case's message."""
    return _page(_of_case(request, case_id, message_id))


@guarded("message", get=Action.VIEW)
def data(request: Request, case_id: UUID, message_id: UUID) -> HttpResponse:
    """A case's message as data."""
    return _data(_of_case(request, case_id, message_id))


@guarded("message", get=Action.VIEW)
def note_page(request: Request, message_id: UUID) -> HttpResponse:
    """The page of a note, for its referrer's record."""
    return _page(reading.opened(request.actor, message_id, verb=TAKEN))


@guarded("message", get=Action.VIEW)
def note_data(request: Request, message_id: UUID) -> HttpResponse:
    """A note as data, for its referrer's record."""
    return _data(reading.opened(request.actor, message_id, verb=TAKEN))


def _of_case(request: Request, case_id: UUID, message_id: UUID) -> Message:
    case = whose.open_case(request.actor, case_id).case
    message = doors.open_one(request.actor, Message, message_id, verb=TAKEN, referral=case.referral)
    if message.state == Message.State.NOT_CONSENTED:
        raise doors.Denied("message", message, "there is no page")
    return message


def _page(message: Message) -> HttpResponse:
    try:
        file = printing.page(making.made(message)[0])
    except printing.TooLong as long:
        return HttpResponse(str(long), status=409, content_type="text/plain; charset=utf-8")
    response = HttpResponse(file, content_type="application/pdf")
    name = presenters.file_name(message, "pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _data(message: Message) -> HttpResponse:
    try:
        said, codes = making.made(message)
    except printing.TooLong as long:
        return HttpResponse(str(long), status=409, content_type="text/plain; charset=utf-8")
    response = JsonResponse(printing.as_json(message, said, codes), json_dumps_params={"indent": 2})
    name = presenters.file_name(message, "json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@guarded("notice", post=Action.AMEND)
def notice_again(request: Request, case_id: UUID, notice_id: UUID) -> HttpResponse:
    """Try once more to send an e-mail or text about a person."""
    opened = whose.open_case(request.actor, case_id)
    notice = doors.open_one(
        request.actor,
        Notice,
        notice_id,
        action=Action.AMEND,
        subject=opened.person.public_id,
    )
    try:
        notices.try_again(notice=notice, by=request.actor)
    except NotAllowed as refused:
        flash.error(request, str(refused))
    else:
        flash.success(request, "It is being sent again.")
    return redirect("messages:list", case_id=case_id)
