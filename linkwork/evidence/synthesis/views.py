"""The pages of the synthesis: statements, configurations, links, moves, and the desk of phase 2."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.records.queries import searches
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import StatementDraft, Status
from linkwork.evidence.synthesis.presenters import configurations as of_configurations
from linkwork.evidence.synthesis.presenters import desk as of_desk
from linkwork.evidence.synthesis.presenters import links as of_links
from linkwork.evidence.synthesis.presenters import listing
from linkwork.evidence.synthesis.presenters import moves as of_moves
from linkwork.evidence.synthesis.presenters import statement as of_statement


@guarded("draft", get=Action.LIST)
def drafts(request: Request, review_id: UUID) -> HttpResponse:
    """The statements of a review: what passages say of each, and where it stands."""
    review = doors.open_one(request.actor, Review, review_id)
    wanted = request.GET.get("status", "")
    context = listing.page(
        review,
        queries.statements(review),
        queries.gather(review, request.actor.user),
        queries.configurations(review),
        wanted=wanted if wanted in Status.values else "",
    )
    return render(request, "synthesis/statements.jinja", context)


@guarded("draft", get=Action.VIEW)
def statement(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """One statement: the passages for, against and around it, and how it came to be so."""
    review = doors.open_one(request.actor, Review, review_id)
    return _statement(request, review, code)


@guarded("draft", get=Action.VIEW)
def draft(request: Request, review_id: UUID, draft_id: UUID) -> HttpResponse:
    """The page of the statement that a draft is a version of."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, StatementDraft, draft_id, review=review)
    return _statement(request, review, found.code)


@guarded("draft", get=Action.LIST)
def configurations(request: Request, review_id: UUID) -> HttpResponse:
    """The configurations of a review, part by part."""
    review = doors.open_one(request.actor, Review, review_id)
    context = of_configurations.page(review, queries.configurations(review))
    return render(request, "synthesis/configurations.jinja", context)


@guarded("draft", get=Action.VIEW)
def configuration(request: Request, review_id: UUID, configuration: str) -> HttpResponse:
    """One configuration: its parts, the passages coded to it, its versions."""
    review = doors.open_one(request.actor, Review, review_id)
    found = queries.row_of(review, configuration)
    if found is None:
        raise Http404
    doors.require(request.actor, Action.VIEW, found)
    context = of_configurations.one_page(review, found, request.actor.user)
    return render(request, "synthesis/configuration.jinja", context)


@guarded("draft", get=Action.LIST)
def links(request: Request, review_id: UUID) -> HttpResponse:
    """What feeds, weakens and rivals what: drawn, and in words."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.all_links(review))
    context = of_links.page(
        review, found, queries.statements(review), queries.configurations(review)
    )
    return render(request, "synthesis/links.jinja", context)


@guarded("draft", get=Action.LIST)
def moves(request: Request, review_id: UUID) -> HttpResponse:
    """The moves of the synthesis, the newest first."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.moves(review))
    return render(request, "synthesis/moves.jinja", of_moves.page(review, found))


@guarded("draft", get=Action.LIST)
def desk(request: Request, review_id: UUID) -> HttpResponse:
    """Phase 2: each prioritised statement, what was searched for it, and what is still open."""
    review = doors.open_one(request.actor, Review, review_id)
    seen = queries.gather(review, request.actor.user)
    first = queries.prioritised(review)
    known = of_desk.Gathered(
        rounds=list(searches(review)),
        tallies=queries.tallies(seen),
        configured=queries.configurations(review),
        unsettled=queries.unsettled(seen),
        waiting=queries.waiting_in(seen.codings, queries.wordings(review, first, ())),
    )
    context = of_desk.page(review, first, known)
    return render(request, "synthesis/desk.jinja", context)


def _statement(request: Request, review: Review, code: str) -> HttpResponse:
    one = queries.statement(review, code)
    if one is None:
        raise Http404
    rounds = [row for row in searches(review) if row.target.casefold() == one.code.casefold()]
    context = of_statement.page(review, one, request.actor.user, rounds)
    return render(request, "synthesis/statement.jinja", context)
