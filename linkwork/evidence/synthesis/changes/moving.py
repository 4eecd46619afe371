"""The forms of the synthesis itself: a move, and what a passage against a statement means."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.changes.asking import Asked, ask
from linkwork.evidence.synthesis.forms.moving import AdjudicationForm, MoveForm
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.passages import label
from linkwork.evidence.synthesis.queries import InReview, Sight

Named = tuple[str, int]


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def move(request: Request, review_id: UUID, code: str) -> HttpResponse:
    """Write down a move that starts from what is in sight of a statement or configuration."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    named = _named(review, queries.statements(review))
    about = _about(named, code)
    sight = _sight(request, review, about)
    seen = {row.coding.passage.public_id: row for rows in sight.by_stance.values() for row in rows}
    form = MoveForm(
        request.POST or None,
        passages=[(str(key), label(row)) for key, row in seen.items()],
        named=[(f"{one}:{version}", name) for (one, version), name in named.items()],
        initial={"named": [_key(about)], "output_named": _key(about)},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            actions.move(
                review=review,
                sort=given["sort"],
                passages=[seen[UUID(key)].coding.passage for key in given["passages"]],
                named=[_unkey(key) for key in given["named"]],
                output=given["output"],
                rationale=given["rationale"],
                output_named=_unkey(given["output_named"]) if given["output_named"] else None,
                by=request.actor,
            )
            return redirect(frame.href_of(review, about[0]))
        except actions.NotAllowed as refused:
            form.add_error(None, f"Not done: {refused}")
    asked = Asked(
        heading="A move of the synthesis",
        sub=f"It starts from what is in sight of {named[about]}. It is written once and stays.",
        button="Keep the move",
        back=frame.href_of(review, about[0]),
    )
    return ask(request, review, form, asked)


@guarded("draft", get=Action.CREATE, post=Action.CREATE)
def adjudicate(request: Request, review_id: UUID, code: str, against_id: UUID) -> HttpResponse:
    """Decide what a passage against a statement means for it. The passage stays in sight."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "draft", on=review)
    statements = queries.statements(review)
    about = _about(_named(review, statements), code)
    passage = doors.open_one(request.actor, queries.passage(review), against_id)
    sight = _sight(request, review, about)
    if passage.pk not in {row.coding.passage_id for row in sight.by_stance["contradicts"]}:
        raise Http404
    form = AdjudicationForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.adjudicate(
            review=review,
            passage=passage,
            code=about[0],
            version=about[1],
            output=form.output,
            rationale=form.cleaned_data["rationale"],
            by=request.actor,
        )
        return redirect(frame.href_of(review, about[0]))
    asked = Asked(
        heading="What does this passage against it mean?",
        sub="Your answer is kept beside the passage, which goes on standing where it is.",
        button="Keep the adjudication",
        one=next((one for one in statements if one.code == about[0]), None),
        quote=passage.quote,
        quote_from=f"{passage.document.title}, page {passage.page.number}",
        back=frame.href_of(review, about[0]),
    )
    return ask(request, review, form, asked)


def _sight(request: Request, review: Review, about: Named) -> Sight:
    user = request.actor.user
    return queries.in_sight(queries.gather(review, user), review, *about, user)


def _about(named: dict[Named, str], code: str) -> Named:
    about = next((one for one in named if one[0].casefold() == code.casefold()), None)
    if about is None:
        raise Http404
    return about


def _named(review: Review, statements: Sequence[InReview]) -> dict[Named, str]:
    """Everything a move may start from, by code and version."""
    found = {
        (one.code, one.version): f"{one.code} {one.nickname}" for one in statements if one.stands
    }
    return found | {
        (one.code, one.version): f"{one.code} {one.nickname} (configuration)"
        for one in queries.configurations(review)
    }


def _key(named: Named) -> str:
    return f"{named[0]}:{named[1]}"


def _unkey(key: str) -> Named:
    code, _, version = key.partition(":")
    return code, int(version)
