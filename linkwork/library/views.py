"""The library: every statement on the shelf, and each with its evidence."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.policy import relations_that_allow
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.library import queries
from linkwork.library.models import Finding, PublishedStatement
from linkwork.library.presenters import map as map_page
from linkwork.library.presenters import shelf as shelf_page
from linkwork.library.presenters import statement as statement_page
from linkwork.library.presenters import theory as theory_page


@guarded("statement", get=Action.LIST)
def shelf(request: Request) -> HttpResponse:
    """Every statement, stage by stage, with what studies say and what happened here."""
    found = _seen(request.actor)
    context = shelf_page.shelf(queries.by_stage(), found, queries.newest_votes())
    return render(request, "library/list.jinja", context)


@guarded("statement", get=Action.VIEW)
def statement(request: Request, code: str, version: int | None = None) -> HttpResponse:
    """One statement, with its three kinds of evidence kept apart."""
    published = _published(code, version)
    found = _seen(request.actor, published.code)
    return render(request, "library/statement.jinja", statement_page.page(published, found))


@guarded("statement", get=Action.LIST)
def ripples(request: Request) -> HttpResponse:
    """The map of statements: the outcome of one is part of the circumstances of the next."""
    found = _seen(request.actor)
    newest = next(iter(queries.theories()), None)
    context = map_page.page(queries.latest(), queries.ripples(), found, newest)
    return render(request, "library/map.jinja", context)


@guarded("statement", get=Action.LIST)
def theories(request: Request) -> HttpResponse:
    """The signed versions of programme theories."""
    return render(request, "library/theories.jinja", {"theories": queries.theories()})


@guarded("statement", get=Action.VIEW)
def theory(request: Request, review: UUID, number: int) -> HttpResponse:
    """One signed version of a programme theory, every claim open to what it rests on."""
    found = queries.theory(review, number)
    if found is None:
        raise Http404
    held = [(row["code"], row["version"]) for row in found.contents["statements"]]
    context = theory_page.page(found, queries.citations_of(held))
    return render(request, "library/theory.jinja", context)


@guarded("statement", get=Action.VIEW)
def passage(request: Request, code: str, version: int, citation: int) -> HttpResponse:
    """The exact words that stand beside a statement, and where they are."""
    try:
        cited = queries.citation(code, version, citation)
    except queries.NotOnShelf as nothing:
        raise Http404 from nothing
    context = statement_page.passage_page(cited, queries.may_open(request.actor, cited.review))
    return render(request, "library/passage.jinja", context)


def _published(code: str, version: int | None) -> PublishedStatement:
    try:
        return queries.statement(code, version)
    except queries.NotOnShelf as nothing:
        raise Http404 from nothing


def _seen(actor: Actor, code: str = "") -> list[Finding] | None:
    """The findings of the actor's service; None where their role may see none."""
    if not relations_that_allow(actor.role, Finding.kind, Action.LIST):
        return None
    here = actor.organisation
    rows = queries.findings_for(here, code) if code else queries.findings(here)
    return doors.listing(actor, rows, verb="findings beside statements")
