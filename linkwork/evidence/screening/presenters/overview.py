"""Screening at a glance: what is mine to read, and where the records stand that are open."""

from collections import Counter
from typing import Any

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.blindness import within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import Reason
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.reading import last, order_words
from linkwork.evidence.screening.presenters.stopping import advised
from linkwork.evidence.screening.presenters.words import WORDS
from linkwork.evidence.screening.standing import TO_READ, Standing
from linkwork.ui.words import day

TO_READ_WORDS = "To be read, by one reader or both"


def overview(now: Board, chosen: Chosen, reader: User | None) -> dict[str, Any]:
    """The context of the page that says where all records of a level stand."""
    here = within(now, chosen.pile(now))
    mine = queries.ordering(now.review, chosen.level, reader)
    return framed(now, chosen, reader) | {
        "standings": _standings(now, chosen, here),
        "because": _because(now, chosen, here),
        "last": last(now, chosen, reader, 6),
        "order": order_words(mine),
        "ordering": mine,
        "stop": advised(now, chosen, reader),
        "returns": [_return(now, chosen, one) for one in queries.returns(now.review)],
    }


def _standings(now: Board, chosen: Chosen, here: list[int]) -> list[tuple[str, int]]:
    """How many stand where; who has begun what cannot be told from it."""
    tally = Counter(now.standing(pk, chosen.level) for pk in here)
    waiting = sum(tally[one] for one in TO_READ)
    rows = [(WORDS[one], tally[one]) for one in Standing if one not in TO_READ and tally[one]]
    return [*([(TO_READ_WORDS, waiting)] if waiting else []), *rows]


def _because(now: Board, chosen: Chosen, here: list[int]) -> list[tuple[str, int]]:
    out = [pk for pk in here if now.standing(pk, chosen.level) is Standing.EXCLUDED]
    tally = Counter(now.why_out(pk, chosen.level) for pk in out)
    return [(str(Reason(one).label), number) for one, number in tally.most_common()]


def _return(now: Board, chosen: Chosen, one: Any) -> dict[str, Any]:
    return {
        "short": one.record.short,
        "href": chosen.to("screening:record", now.review, one.record.public_id),
        "level": one.get_level_display(),
        "reason": one.reason,
        "who": one.returned_by.name,
        "on": day(one.returned_at),
        "where": records.where(one.record),
    }
