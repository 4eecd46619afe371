"""What the person agreed to, each with its words; stopped in one press, with what follows said."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded, public
from linkwork.practice.mypage import actions
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.presenters.agreements import agreements
from linkwork.practice.mypage.views.home import large, page
from linkwork.practice.mypage.whose import Mine, open_mine, shown
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.people.queries import decisions


@guarded("consent", get=Action.LIST, door=Door.PERSON)
def agreed(request: Request) -> HttpResponse:
    """Everything agreed to or refused, as it stands now."""
    mine = open_mine(request.actor, "what I agreed to")
    rows = agreements(shown(mine, decisions(mine.person)))
    return page(request, mine, "agreed", rows=rows)


@guarded("consent", post=Action.AMEND, door=Door.PERSON)
def stop(request: Request, consent_id: UUID) -> HttpResponse:
    """Take back one agreement."""
    return _change(request, consent_id, actions.withdraw, "Done. You have stopped this.")


@guarded("consent", post=Action.AMEND, door=Door.PERSON)
def again(request: Request, consent_id: UUID) -> HttpResponse:
    """Agree again to what was taken back."""
    return _change(request, consent_id, actions.agree_again, "Done. You have said yes again.")


def _change(
    request: Request, consent_id: UUID, change: Callable[..., None], said: str
) -> HttpResponse:
    mine = open_mine(request.actor, "what I agreed to")
    consent = doors.open_one(
        request.actor, ConsentDecision, consent_id, action=Action.AMEND, person=mine.person
    )
    try:
        change(case=mine.case, consent=consent, by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return _onward(mine, "mypage:agreed")


def _onward(mine: Mine, name: str) -> HttpResponse:
    """Go on; whoever is not to be contacted has no page any more, and is told so."""
    mine.person.refresh_from_db(fields=["no_contact"])
    return redirect("mypage:stopped" if mine.person.no_contact else name)


@guarded("consent", get=Action.LIST, post=Action.AMEND, door=Door.PERSON)
def no_contact(request: Request) -> HttpResponse:
    """Do not contact me: what that means, and the one press."""
    mine = open_mine(request.actor, "do not contact me")
    if request.method == "POST":
        doors.require_kind(request.actor, Action.AMEND, "consent", on=mine.person)
        actions.stop_contact(case=mine.case, by=request.actor)
        return redirect("mypage:stopped")
    return page(request, mine, "no_contact")


@public(because="says that we are not in touch any more: holds nothing of anybody")
def stopped(request: HttpRequest) -> HttpResponse:
    """We will not contact you; how to come back."""
    return render(request, "mypage/stopped.jinja", {"large": large(request)})
