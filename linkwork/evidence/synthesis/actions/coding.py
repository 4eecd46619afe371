"""Say what a passage does to a statement or a configuration of the review."""

from collections.abc import Iterable

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.actions.standing import take_up
from linkwork.evidence.synthesis.refused import NotAllowed
from linkwork.library import queries as shelf


@transaction.atomic
def code(
    *,
    passage: Passage,
    code: str,
    version: int,
    stance: str,
    by: Actor,
    whole: bool = True,
    memo: str = "",
    confidence: str = "",
    aim: str = Coding.Aim.STATEMENT,
    spans: Iterable[Stretch] = (),
) -> Coding:
    """Say what a passage does to a published statement, or to a draft of this review."""
    review = passage.document.review
    if (code, version) not in queries.targets(review):
        raise NotAllowed(f"{code} version {version}: neither on the shelf nor drafted here")
    if version == shelf.newest_version(code) and queries.statement(review, code) is None:
        take_up(review=review, codes=[code], reason="A passage here speaks to it", by=by)
    return extraction.code(
        passage=passage,
        code=code,
        statement_version=version,
        stance=stance,
        whole=whole,
        memo=memo,
        confidence=confidence,
        aim=aim,
        spans=spans,
        by=by,
    )
