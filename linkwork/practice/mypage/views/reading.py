"""What the service holds about the person: details, notes they may read, and who looked."""

from django.http import HttpResponse

from linkwork.access import audit, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action, Relation
from linkwork.access.rules import Door, guarded
from linkwork.practice.mypage.presenters.details import details_of
from linkwork.practice.mypage.presenters.looks import looks
from linkwork.practice.mypage.views.home import page
from linkwork.practice.mypage.whose import open_mine, shown
from linkwork.practice.referrals.queries import contacts


@guarded("person", get=Action.VIEW, door=Door.PERSON)
def details(request: Request) -> HttpResponse:
    """Name, birth date and how to be reached, each with a way to say that it is wrong."""
    mine = open_mine(request.actor, "my details")
    return page(request, mine, "details", rows=details_of(mine))


@guarded("contact", get=Action.LIST, door=Door.PERSON)
def notes(request: Request) -> HttpResponse:
    """Notes that were written to be shared with the person."""
    mine = open_mine(request.actor, "my notes")
    rows = [one for one in shown(mine, contacts(mine.case)) if one.note.strip()]
    return page(request, mine, "notes", notes=rows)


@guarded("audit", get=Action.LIST, door=Door.PERSON)
def who_looked(request: Request) -> HttpResponse:
    """Who looked at the record: roles and places, never names; this look is kept too."""
    actor = request.actor
    mine = open_mine(actor, "who looked")
    doors.require_kind(actor, Action.LIST, "audit", on=mine.person)
    audit.record(
        by=actor,
        action=Action.LIST,
        verb="who looked at my record",
        kind="audit",
        people=[mine.person.public_id],
        relation=Relation.SELF.value,
        rule="person may list audit when self",
    )
    return page(request, mine, "who_looked", looks=looks(mine))
