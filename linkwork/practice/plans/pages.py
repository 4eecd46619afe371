"""What stands around every page of a person's case: whose it is, its tabs, and the way back."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from linkwork.access.actors import Actor
from linkwork.practice.people import presenters as people
from linkwork.practice.referrals.models import Case


def overview(case: Case) -> str:
    """The address of the person's overview."""
    try:
        return reverse("journey:person", args=[case.public_id])
    except NoReverseMatch:  # while the room that keeps it is not there
        return people.page_of(case.person)


def around(actor: Actor, case: Case, current: str, *more: tuple[str, str]) -> dict[str, Any]:
    """The person bar, tabs and breadcrumbs of a page; `more` are crumbs (words, address)."""
    href = overview(case)
    crumbs = [{"text": case.person.name, "href": href}]
    crumbs += [{"text": words, "href": address} for words, address in more]
    return {
        "case": case,
        "person": case.person,
        "person_bar": people.bar(actor, case.person, href),
        "tabs": people.tabs(case.public_id, current),
        "breadcrumbs": crumbs,
    }
