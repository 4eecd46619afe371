"""How far a review has come, counted once for all its gates."""

from collections import Counter
from dataclasses import dataclass

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.screening import queries as screening
from linkwork.evidence.screening.standing import Standing
from linkwork.evidence.synthesis import queries as synthesis


@dataclass(frozen=True)
class Progress:
    """Everything the gates of a review look at, counted once."""

    members: int
    searches: int
    contrary: int
    records: int
    standings: Counter[Standing]
    documents: int
    unread_included: int
    passages: int
    broken: int
    uncoded: int
    codings: int
    only_supported: tuple[str, ...]
    drafts: Counter[str]


def progress(review: Review) -> Progress:
    """Count what the gates look at."""
    passages = list(extraction.passages(review))
    codings = extraction.codings(review)
    standings = screening.standings(review)
    included = {pk for pk, where in standings.items() if where is Standing.INCLUDED}
    documents = list(extraction.documents(review))
    coded = {one.passage_id for one in codings}
    searches = list(records.searches(review))
    return Progress(
        members=len(records.members(review)),
        searches=len(searches),
        contrary=sum(one.purpose == SearchRound.Purpose.CONTRARY for one in searches),
        records=len(standings),
        standings=Counter(standings.values()),
        documents=len(documents),
        unread_included=len(included - {one.record_id for one in documents}),
        passages=len(passages),
        broken=sum(not one.resolves for one in passages),
        uncoded=sum(one.pk not in coded for one in passages),
        codings=len(codings),
        only_supported=_only_supported(codings),
        drafts=Counter(synthesis.drafts(review).values_list("state", flat=True)),
    )


def _only_supported(codings: list[Coding]) -> tuple[str, ...]:
    """The statements that no passage speaks against or qualifies."""
    against = {one.code for one in codings if one.stance in ("contradicts", "qualifies")}
    return tuple(sorted({one.code for one in codings} - against))
