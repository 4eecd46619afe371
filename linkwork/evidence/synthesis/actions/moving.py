"""Make a move of the synthesis: what was held against what, what came of it, and why."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Move, MoveInput
from linkwork.evidence.synthesis.refused import NotAllowed

Named = tuple[str, int]  # a statement or configuration: code and version


@transaction.atomic
def move(
    *,
    review: Review,
    sort: str,
    passages: Sequence[Passage] = (),
    named: Sequence[Named] = (),
    output: str,
    rationale: str,
    by: Actor,
    output_named: Named | None = None,
) -> Move:
    """Write one move down: its sort, at least one input, what came of it, and the rationale."""
    if sort not in Move.Sort.values:
        raise NotAllowed(f"{sort}: no such move")
    if not passages and not named:
        raise NotAllowed("a move starts from something: name a passage, statement or configuration")
    if not output.strip() or not rationale.strip():
        raise NotAllowed("say what came of it, and why")
    if any(one.document.review_id != review.pk for one in passages):
        raise NotAllowed("a passage of another review")
    known = queries.sentences(review)
    strange = [code for code, _ in [*named, *([output_named] if output_named else [])]]
    if missing := [code for code in strange if code not in known]:
        raise NotAllowed(f"{', '.join(missing)}: no statement or configuration of this review")
    code, version = output_named or ("", None)
    made = Move(
        organisation=review.organisation,
        subject=review.public_id,
        review=review,
        sort=sort,
        output=output.strip(),
        output_code=code,
        output_version=version,
        rationale=rationale.strip(),
        by=by.name,
        at=timezone.now(),
    )
    made.save()
    for passage in passages:
        MoveInput.of(move=made, passage=passage)
    for code, number in named:
        MoveInput.of(move=made, code=code, code_version=number)
    audit.record(by=by, action=Action.CREATE, verb=f"move: {sort}", on=made)
    return made


@transaction.atomic
def adjudicate(
    *,
    review: Review,
    passage: Passage,
    code: str,
    version: int,
    output: str,
    rationale: str,
    by: Actor,
) -> Move:
    """Decide what a passage against a statement means for it. The passage stays where it is."""
    return move(
        review=review,
        sort=Move.Sort.ADJUDICATE,
        passages=[passage],
        named=[(code, version)],
        output=output,
        rationale=rationale,
        output_named=(code, version),
        by=by,
    )
