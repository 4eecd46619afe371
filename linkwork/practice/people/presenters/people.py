"""A person in words: the bar on every page of theirs, and the row of a list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.roles import Action
from linkwork.practice.people import queries
from linkwork.practice.people.models import Alert, Person
from linkwork.ui.words import counted


@dataclass(frozen=True)
class PersonBar:
    """Two identifiers, how to reach the person, and what to know of before."""

    name: str
    born_on: date
    nhs_number: str
    note: str
    alert: str
    alert_kind: str | None
    href: str
    alert_href: str = ""


def bar(actor: Actor, person: Person, href: str = "") -> PersonBar:
    """The bar for a person whose record the actor has opened; `href` is the page of their case."""
    alerts = queries.open_alerts(person)
    told = decide_kind(actor, Action.LIST, "alert", relations(actor, person)).allowed
    return PersonBar(
        name=person.name,
        born_on=person.born_on,
        nhs_number=person.nhs_number,
        note=ways_of_contact(person),
        alert=alerts_in_words(alerts) if told else "",
        alert_kind="bad" if alerts and told else None,
        href=href or page_of(person),
        alert_href=reverse("people:alerts", kwargs={"person_id": person.public_id}) if told else "",
    )


METHOD = {
    Person.Method.CALL.value: "ring",
    Person.Method.TEXT.value: "text",
    Person.Method.EMAIL.value: "e-mail",
    Person.Method.LETTER.value: "write",
}


def page_of(person: Person) -> str:
    """The address that leads to the person's page."""
    return reverse("referrals:of_person", kwargs={"person_id": person.public_id})


def ways_of_contact(person: Person) -> str:
    """How the person may be reached, in a few words."""
    if person.no_contact:
        return "Do not contact"
    voicemail = {True: "voicemail is fine", False: "no voicemail", None: ""}[person.voicemail_ok]
    told = (METHOD.get(person.contact_method, ""), person.safe_times, voicemail, person.contact_by)
    words = "; ".join(part.strip() for part in told if part.strip())
    return words[:1].upper() + words[1:]


def alerts_in_words(alerts: list[Alert]) -> str:
    """What stands at the end of the bar."""
    if not alerts:
        return "No open alerts"
    first = alerts[0].get_risk_display()
    return first if len(alerts) == 1 else f"{first}, and {counted(len(alerts) - 1, 'other alert')}"


# The pages of one person's case, in the order of the work, and the kind that each lists.
TABS = (
    ("Overview", "journey:person", "case"),
    ("Plan", "plans:plan", "plan"),
    ("Connections", "connections:list", "connection"),
    ("Contacts", "referrals:contacts", "contact"),
    ("Tasks", "referrals:tasks", "task"),
    ("Measures", "outcomes:measures", "measure"),
    ("Messages", "messages:list", "message"),
)


def tabs(actor: Actor, person: Person, case_id: UUID, current: str) -> list[dict[str, object]]:
    """The ways between the pages of one case that the actor may open; `current` is where one is."""
    standing = relations(actor, person)
    return [
        {"text": words, "href": reverse(name, args=[case_id]), "current": words == current}
        for words, name, kind in TABS
        if decide_kind(actor, Action.LIST, kind, standing).allowed
    ]


@dataclass(frozen=True)
class Row:
    """One person in a list."""

    name: str
    href: str
    born_on: date
    nhs_number: str
    reference: str
    practice: str


def row(person: Person) -> Row:
    """A person as a row of the list."""
    return Row(
        name=person.name,
        href=page_of(person),
        born_on=person.born_on,
        nhs_number=person.nhs_number,
        reference=person.reference,
        practice=person.practice.name,
    )
