"""Look at passages again after a revision: they still say so, or they are left behind."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction.models import Coding, LeftBehind
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.refused import NotAllowed


@transaction.atomic
def carry(
    *, review: Review, code: str, stances: Mapping[Coding, str], reason: str, by: Actor
) -> list[Coding]:
    """Say of the words as they are now what was said before, each with its stance: all or none."""
    version = _waited_for(review, code, stances, by)
    try:
        return [
            extraction.carry(
                coding=one, statement_version=version, stance=stance, reason=reason, by=by
            )
            for one, stance in stances.items()
        ]
    except extraction.NotAllowed as refused:
        raise NotAllowed(str(refused)) from refused


@transaction.atomic
def leave(
    *, review: Review, code: str, codings: Iterable[Coding], reason: str, by: Actor
) -> list[LeftBehind]:
    """Say that some codings do not hold for the words as they are now, and why: all or none."""
    some = list(codings)
    version = _waited_for(review, code, some, by)
    try:
        return [
            extraction.leave(coding=one, statement_version=version, reason=reason, by=by)
            for one in some
        ]
    except extraction.NotAllowed as refused:
        raise NotAllowed(str(refused)) from refused


def _waited_for(review: Review, code: str, codings: Iterable[Coding], by: Actor) -> int:
    """The version for which all of these wait."""
    waiting = queries.waiting(review, by.user, code)
    there = {one.pk for one in waiting}
    for one in codings:
        if one.pk not in there:
            raise NotAllowed(f"a coding to {code} does not wait to be looked at")
    return queries.version_now(review, code)
