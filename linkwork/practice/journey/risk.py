"""Chains at risk, each with its reason in words."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.practice.journey.chain import small
from linkwork.practice.journey.desk import Desk
from linkwork.practice.journey.queries import gather_all
from linkwork.practice.journey.warnings import Warned
from linkwork.practice.journey.warnings import of as warnings_of
from linkwork.practice.referrals.models import Case
from linkwork.ui.chain import LinkState


@dataclass(frozen=True)
class AtRisk:
    """A chain that may break, and why."""

    who: str
    href: str
    states: list[LinkState]
    words: str


def at_risk(desk: Desk) -> list[AtRisk]:
    """Chains that a plain rule says may break."""
    found = []
    for story in gather_all(desk.cases, desk.today, brief=True):
        warned = warnings_of(story, desk.policy)
        if warned:
            found.append(_risk(story.case, small(story, warned), warned))
    return found


def _risk(case: Case, states: list[LinkState], warned: list[Warned]) -> AtRisk:
    words = " ".join(one.words for one in warned)
    page = reverse("journey:person", args=[case.public_id])
    return AtRisk(case.person.name, page, states, words)
