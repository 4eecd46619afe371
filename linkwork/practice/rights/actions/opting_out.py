"""The national data opt-out: who may not be learnt from. Care goes on as before."""

from collections.abc import Set as AbstractSet

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as known
from linkwork.practice.people.models import ConsentDecision, Person

NATIONAL = "national data opt-out"
LIFTED = "national data opt-out lifted"
Decision = ConsentDecision.Decision


@transaction.atomic
def apply_national_list(*, may_be_used: AbstractSet[str], by: Actor) -> tuple[int, int]:
    """Keep who opted out: those whose NHS number did not come back from the national service.

    The service takes a list of NHS numbers and answers those that may be used. Answers how many
    opted out anew, and how many no longer do. What a person told us themselves is left as it is.
    """
    out = back = 0
    for person in Person.objects.exclude(nhs_number=""):
        last = known.last_decision(person, ConsentDecision.Purpose.LEARNING)
        opted_out = last is not None and last.how == NATIONAL
        if person.nhs_number not in may_be_used and not opted_out:
            _decide(person, Decision.REFUSED, NATIONAL, by)
            out += 1
        elif person.nhs_number in may_be_used and opted_out:
            _decide(person, Decision.GIVEN, LIFTED, by)
            back += 1
    audit.record(by=by, action=Action.AMEND, verb="national opt-outs applied", kind="consent")
    return out, back


def _decide(person: Person, decision: ConsentDecision.Decision, how: str, by: Actor) -> None:
    people.decide_consent(
        person=person,
        purpose=ConsentDecision.Purpose.LEARNING,
        decision=decision,
        how=how,
        by=by,
    )
