"""Opens the person's own records for whoever came by their link: themselves, or their carer."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.doors import Denied
from linkwork.access.models import Protected
from linkwork.access.roles import Action, Role
from linkwork.practice.mypage import queries
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case

Row = TypeVar("Row", bound=Protected)


@dataclass(frozen=True)
class Mine:
    """The person, their case, and whether it is they who look or their carer."""

    actor: Actor
    person: Person
    case: Case

    @property
    def own(self) -> bool:
        """Whether it is the person who looks."""
        return self.actor.role is Role.PERSON

    @property
    def worker(self) -> str:
        """What the person calls their link worker."""
        return self.case.link_worker.name.split()[0]

    def context(self, *crumbs: dict[str, str]) -> dict[str, Any]:
        """What every page shows."""
        return {
            "own": self.own,
            "name": self.person.given_name,
            "worker": self.worker,
            "service": self.person.organisation,
            "breadcrumbs": list(crumbs),
        }


def open_mine(actor: Actor, verb: str) -> Mine:
    """Open the case of whoever's page it is, in one event; a carer only by live consent."""
    person = queries.person_of(actor.link)
    if person is None:
        raise Denied("person")
    doors.require_kind(actor, Action.VIEW, "person", on=person)
    if actor.role is Role.PROXY and not queries.carer_may_see(person, actor.link):
        raise Denied("person", person, "no live consent for the carer")
    case = queries.case_of(person)
    if case is None:
        raise Denied("case")
    doors.require(actor, Action.VIEW, case, verb=verb)
    return Mine(actor, person, case)


def shown(mine: Mine, rows: QuerySet[Row]) -> list[Row]:
    """The rows of the person's own that this page may show; the page's one event covers them."""
    kind = rows.model.kind
    doors.require_kind(mine.actor, Action.LIST, kind, on=mine.person)
    allowed = rows.filter(doors.visible(mine.actor, kind))
    return [row for row in allowed if not row.withheld_from(mine.actor)]
