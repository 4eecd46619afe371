"""What stands around every page of a person's case: whose it is, its tabs, and the way back."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.roles import Action
from linkwork.practice.people import presenters as people
from linkwork.practice.referrals.models import Case


def overview(case: Case) -> str:
    """The address of the person's overview."""
    try:
        return reverse("journey:person", args=[case.public_id])
    except NoReverseMatch:  # while the room that keeps it is not there
        return people.page_of(case.person)


def may(actor: Actor, action: Action, kind: str, case: Case) -> bool:
    """Say whether the actor may do this to things of a kind in the case: what a page offers."""
    return decide_kind(actor, action, kind, relations(actor, case)).allowed


def around(actor: Actor, case: Case, current: str, *more: tuple[str, str]) -> dict[str, Any]:
    """The person bar, tabs and breadcrumbs of a page; `more` are crumbs (words, address)."""
    href = overview(case)
    crumbs = [{"text": case.person.name, "href": href}]
    crumbs += [{"text": words, "href": address} for words, address in more]
    return {
        "case": case,
        "person": case.person,
        "person_bar": people.bar(actor, case.person, href),
        "tabs": people.tabs(actor, case.person, case.public_id, current),
        "breadcrumbs": crumbs,
    }
