"""Chains at risk, each with its reason in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from linkwork.practice.connections.models import Connection
from linkwork.practice.journey.chain import small
from linkwork.practice.journey.desk import Desk
from linkwork.practice.journey.queries import gather
from linkwork.practice.journey.warnings import Warned
from linkwork.practice.journey.warnings import of as warnings_of
from linkwork.practice.referrals.models import Case, Contact
from linkwork.ui.chain import LinkState


@dataclass(frozen=True)
class AtRisk:
    """A chain that may break, and why."""

    who: str
    href: str
    states: list[LinkState]
    words: str


def at_risk(desk: Desk) -> list[AtRisk]:
    """Chains that a plain rule says may break; those suspected by dates are read in full."""
    found = []
    for case in _suspects(desk):
        story = gather(case, desk.today)
        warned = warnings_of(story, desk.policy)
        if warned:
            found.append(_risk(case, small(story, warned), warned))
    return found


def _suspects(desk: Desk) -> list[Case]:
    """Cases that a rule may hold on, by one query each instead of reading every story."""
    quiet = desk.today - timedelta(days=desk.policy.quiet_days)
    ids = [case.pk for case in desk.cases]
    spoken = Contact.objects.filter(case__in=ids, result=Contact.Result.REACHED)
    heard = set(spoken.filter(on__gt=quiet).values_list("case_id", flat=True))
    weak = Connection.objects.filter(case__in=ids, state__in=("missed", "booked", "sent"))
    troubled = set(weak.values_list("case_id", flat=True))
    return [case for case in desk.cases if case.pk not in heard or case.pk in troubled]


def _risk(case: Case, states: list[LinkState], warned: list[Warned]) -> AtRisk:
    words = " ".join(one.words for one in warned)
    page = reverse("journey:person", args=[case.public_id])
    return AtRisk(case.person.name, page, states, words)
