"""The moves of a review's synthesis, and what each contradiction was found to mean."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Move, MoveInput

KNOWN = ("passage", "passage__page", "passage__document", "passage__document__review")


def moves(review: Review) -> QuerySet[Move]:
    """Every move of a review with its inputs at hand, in the order they were made."""
    inputs = MoveInput.objects.select_related(*KNOWN).order_by("pk")
    rows = Move.objects.filter(review=review).select_related("review")
    return rows.prefetch_related(Prefetch("inputs", queryset=inputs)).order_by("pk")


def inputs_of(move: Move) -> list[MoveInput]:
    """What went into one move."""
    return list(move.inputs.all())


def adjudications(found: Iterable[Move]) -> dict[tuple[int, str], Move]:
    """Of each passage and code, the last move that decided what the passage means for it."""
    last: dict[tuple[int, str], Move] = {}
    for move in found:
        if move.sort != Move.Sort.ADJUDICATE:
            continue
        inputs = inputs_of(move)
        codes = {one.code for one in inputs if one.code}
        for one in inputs:
            if one.passage_id is not None:
                last |= {(one.passage_id, code): move for code in codes}
    return last
