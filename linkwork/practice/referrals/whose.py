"""Opens a case and the person it is about, with the bar and the ways around their pages."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.people import presenters as people
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case


@dataclass(frozen=True)
class Opened:
    """A case that the actor may see, and its person."""

    case: Case
    person: Person
    bar: people.PersonBar
    home: str
    actor: Actor

    def context(self, tab: str = "") -> dict[str, Any]:
        """What every page of a person shows: whose it is, where one is, the way back."""
        return {
            "person_bar": self.bar,
            "tabs": people.tabs(self.actor, self.person, self.case.public_id, tab),
            "breadcrumbs": [
                {"text": "People", "href": reverse("people:list")},
                {"text": self.person.name, "href": self.home},
            ],
            "home": self.home,
        }


def open_case(actor: Actor, case_id: UUID) -> Opened:
    """Open a case and its person through the door, both in the audit."""
    case = doors.open_one(actor, Case, case_id)
    doors.require(actor, Action.VIEW, case.person)
    home = page_of(case)
    return Opened(case, case.person, people.bar(actor, case.person, home), home, actor)


def page_of(case: Case) -> str:
    """The address of the person's page, for this case."""
    return reverse("journey:person", kwargs={"case_id": case.public_id})
