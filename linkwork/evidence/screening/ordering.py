"""Makes the order in which one reader gets the records, from what that reader may know.

It learns from the reader's own answers and from what is open to all; nobody else's answer on a
record that waits moves anything in it.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit, scope, turns
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening import ranking
from linkwork.evidence.screening.blindness import relevance
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.models import Ordering

SEED = 1
FIRST = 10  # answers before the first order is worth making
GROWTH = 0.1  # a new order is due when so many answers more, in proportion, have come
LONG = timedelta(minutes=15)  # an order asked for so long ago was lost
log = logging.getLogger(__name__)


def make(ordering_id: int) -> str:
    """Make an order anew and keep it; say in words what became of it."""
    with scope.everything("finding an order of reading"):
        rows = Ordering.objects.select_related("review__organisation", "reader")
        mine = rows.filter(pk=ordering_id).first()
    if mine is None:
        return "it is not there any more"
    with scope.within(mine.organisation_id, "putting records in order"):
        try:
            records, learned = ordered(mine)
        except Exception as fault:
            log.exception("putting the records of %s in order failed", mine.review_id)
            _keep(mine, fault=f"{type(fault).__name__}: the log has the rest")
            return "failed"
        _keep(mine, records=records, learned_from=learned, made_at=timezone.now(), fault="")
    return f"{len(records)} records in order"


def ordered(mine: Ordering) -> tuple[list[int], int]:
    """The records of a level, the likeliest first, and how many answers that was learned from."""
    board = Board(mine.review)
    here = board.population(mine.level)
    known = [relevance(board, pk, mine.level, mine.reader_id) for pk in here]
    labels = [None if one is None else int(one) for one in known]
    scores = ranking.rank(_texts(mine, here), labels, seed=SEED)
    likeliest = sorted(range(len(here)), key=lambda place: (-scores[place], place))
    return [here[place] for place in likeliest], sum(one is not None for one in labels)


def is_due(mine: Ordering | None, answers: int) -> bool:
    """Say whether so many answers call for a new order."""
    if mine is None or mine.made_at is None:
        due = answers >= FIRST
    else:
        due = answers >= mine.learned_from + max(FIRST, round(GROWTH * mine.learned_from))
    return due and not is_asked(mine)


def is_asked(mine: Ordering | None) -> bool:
    """Say whether a new order is on its way."""
    if mine is None or mine.asked_at is None or mine.fault:
        return False
    fresh = timezone.now() - mine.asked_at < LONG
    return fresh and (mine.made_at is None or mine.made_at < mine.asked_at)


def _texts(mine: Ordering, here: Sequence[int]) -> list[str]:
    rows = Record.objects.filter(review=mine.review).values_list("pk", "title", "abstract")
    words = {pk: f"{title}\n{abstract}" for pk, title, abstract in rows.iterator(chunk_size=2000)}
    return [words[pk] for pk in here]


def _keep(mine: Ordering, **values: object) -> None:
    with turns.taken(), transaction.atomic():
        Ordering.objects.filter(pk=mine.pk).update(**values)
        audit.record(
            by=Actor.system(mine.organisation),
            action=Action.AMEND,
            verb="records put in order",
            on=mine,
        )
