"""Stopping before the end: what is kept of it, the sample, reading on; and the order of reading."""

from collections.abc import Sequence

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, ordering, queries
from linkwork.evidence.screening.blindness import Pile
from linkwork.evidence.screening.models import Sampled, Stop
from tests.unit.evidence.screening.conftest import Made

PILE = Pile("abstract")


@pytest.fixture
def forty(made: Made) -> Sequence[Record]:
    """Forty records."""
    return made(40)


def stopped(review: Review, rows: Sequence[Record], reader: Actor, sample: int = 5) -> Stop:
    """A reader has read twenty, four of them relevant, and stops."""
    actions.decide_many(records=rows[:4], answer="include", by=reader)
    actions.decide_many(records=rows[4:20], answer="exclude", reason="topic", by=reader)
    return actions.stop(review=review, pile=PILE, reason="Time", sample=sample, by=reader)


def left(review: Review, reader: Actor) -> list[int]:
    """What is left for a reader, in the order it comes."""
    return queries.ordered(queries.board(review), PILE, reader.user)


def test_a_stop_keeps_what_was_known(review: Review, forty: Sequence[Record], sade: Actor) -> None:
    """How many were read and found, of how many; and whether the test advised it."""
    stop = stopped(review, forty, sade)
    assert (stop.read, stop.found, stop.total, stop.advised) == (20, 4, 40, False)
    flow = queries.flow(review).levels[0]
    assert (flow.came, flow.waiting, flow.unread) == (40, 25, 15)


def test_after_a_stop_the_sample_is_read_and_what_was_begun(
    review: Review, forty: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """The first reader has only the sample left; the second also what the first has begun."""
    stop = stopped(review, forty, sade)
    drawn = queries.sample_of(stop)
    assert len(drawn) == 5
    assert left(review, sade) == drawn
    assert left(review, tom)[:5] == drawn
    assert set(left(review, tom)) == set(drawn) | {one.pk for one in forty[:20]}


def test_reading_goes_on_after_all(review: Review, forty: Sequence[Record], sade: Actor) -> None:
    """For a reason, once; the stop and its sample are kept."""
    stop = stopped(review, forty, sade)
    with pytest.raises(VersionConflict):
        actions.resume(stop=stop, expected=stop.version + 1, reason="One was found", by=sade)
    actions.resume(stop=stop, expected=stop.version, reason="One was found", by=sade)
    assert len(left(review, sade)) == 20
    assert Sampled.objects.count() == 5
    with pytest.raises(actions.NotAllowed):
        actions.resume(stop=stop, expected=stop.version, reason="Again", by=sade)


def test_a_stop_is_refused_where_it_makes_no_sense(
    review: Review, forty: Sequence[Record], sade: Actor
) -> None:
    """No reason; stopped already; nothing unread."""
    with pytest.raises(actions.NotAllowed, match="for a reason"):
        actions.stop(review=review, pile=PILE, reason=" ", by=sade)
    stop = stopped(review, forty, sade, sample=0)
    with pytest.raises(actions.NotAllowed, match="already"):
        actions.stop(review=review, pile=PILE, reason="Again", by=sade)
    actions.resume(stop=stop, expected=stop.version, reason="So", by=sade)
    actions.decide_many(records=forty[20:], answer="include", by=sade)
    with pytest.raises(actions.NotAllowed, match="been read"):
        actions.stop(review=review, pile=PILE, reason="Done", by=sade)


def test_the_order_is_learned_from_ones_own_answers(
    review: Review, forty: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Records like those taken come first; the other reader's order is as it was."""
    gardens = [one for one in forty if "gardens" in one.title]
    others = [one for one in forty if "debt" in one.title]
    actions.decide_many(records=gardens[:5], answer="include", by=sade)
    actions.decide_many(records=others[:5], answer="exclude", reason="topic", by=sade)
    mine = actions.ask_order(review=review, level="abstract", by=sade)
    assert ordering.make(mine.pk) == "40 records in order"
    mine.refresh_from_db()
    assert mine.learned_from == 10
    assert set(left(review, sade)[:5]) == {one.pk for one in gardens[5:]}
    assert left(review, tom) == [one.pk for one in forty]


def test_a_new_order_is_due_as_answers_grow(review: Review, sade: Actor) -> None:
    """After ten answers, then after each tenth more; never while one is on its way."""
    assert not ordering.is_due(None, 9)
    assert ordering.is_due(None, 10)
    mine = actions.ask_order(review=review, level="abstract", by=sade)
    assert not ordering.is_due(mine, 500)
    ordering.make(mine.pk)
    mine.refresh_from_db()
    mine.learned_from = 200
    assert not ordering.is_due(mine, 219)
    assert ordering.is_due(mine, 220)
