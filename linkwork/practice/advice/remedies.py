"""What a link worker can do about a fact that is missing or not known, and where."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.practice.connections.models import Connection
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Case

ASKED = {str(item.value) for item in Measure.Item}
# The word on the button, and the step of the connection's page that it opens.
ON_CONNECTION = {
    "accompanied": ("Arrange", "company"),
    "transport_arranged": ("Arrange", "company"),
    "information_given": ("Record", "explain"),
    "linked_to_need": ("Record", "explain"),
    "waited_for_place": ("Chase", "answer"),
}
BY_CONTACT = {
    "needs_conversation": "Log it",
    "contacts_in_four_weeks": "Log a contact",
    "days_to_first_contact": "Log a contact",
    "check_ins": "Log a contact",
}
BY_FINDING = {"distance": "Look nearer", "cost_each_session": "Look again"}


@dataclass(frozen=True)
class Remedy:
    """One action: its word and where it is done."""

    text: str
    href: str


def remedy(name: str, case: Case | None, connection: Connection | None) -> Remedy | None:
    """The one thing to do about the fact; None where nothing on a page can change it."""
    if case is None or case.state == Case.State.CLOSED:
        return None
    if name in ASKED:
        return Remedy("Ask", reverse("outcomes:ask", args=[case.public_id, name]))
    if name in ON_CONNECTION and connection is not None:
        word, step = ON_CONNECTION[name]
        page = reverse("connections:connection", args=[connection.public_id])
        return Remedy(word, f"{page}?step={step}#{step}")
    if name in BY_CONTACT:
        return Remedy(BY_CONTACT[name], reverse("referrals:log_contact", args=[case.public_id]))
    if name in BY_FINDING:
        return Remedy(BY_FINDING[name], reverse("connections:find", args=[case.public_id]))
    return None
