"""Says why a notice must not go: nothing reaches a person who is not safe to contact."""

from linkwork.practice.notices.models import Notice
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision, Person

NO_CONTACT = "The person is not to be contacted in any way."
DIED = "The person has died."
UNWANTED = "The person does not want to be contacted this way."


def why_not(notice: Notice, person: Person | None) -> str:
    """Why this must not leave; nothing where it may.

    `person` is whom it concerns. Staff, practices and providers are still told, since what they
    are told names nobody; the person, and anybody on their behalf, is not.
    """
    if person is None or notice.to_body_id is not None or notice.to_user_id is not None:
        return ""
    if person.no_contact:
        return NO_CONTACT
    if person.died_on:
        return DIED
    last = people.last_decision(person, ConsentDecision.Purpose.CONTACT)
    given = last is None or last.decision == ConsentDecision.Decision.GIVEN
    return "" if given else UNWANTED
