"""Screening: whose decision, why, and who may see it when."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, queries
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import Standing
from tests.unit.evidence.files import GOOD


@pytest.fixture
def record(review: Review, sade: Actor) -> Record:
    """One record to read."""
    records.take_in(review=review, content=GOOD.encode(), file_name="a.ris", by=sade)
    return records_of.records(review).get()


def where(review: Review) -> Standing:
    """Where the one record stands."""
    (found,) = queries.standings(review).values()
    return found


def test_two_readers_are_blind_until_both_are_in(
    review: Review, record: Record, sade: Actor, tom: Actor
) -> None:
    """Each sees only their own answer, then both see both."""
    assert where(review) is Standing.UNREAD
    actions.decide(record=record, answer="include", by=sade)
    assert where(review) is Standing.HALF_READ
    assert queries.visible(record, tom.user) == []
    assert [one.reviewer for one in queries.visible(record, sade.user)] == [sade.user]
    actions.decide(record=record, answer="exclude", reason="protocol", by=tom)
    assert where(review) is Standing.APART
    assert len(queries.visible(record, sade.user)) == 2
    assert len(queries.visible(record, tom.user)) == 2


def test_somebody_who_has_not_read_sees_nothing(
    review: Review, record: Record, sade: Actor, tom: Actor, nia: Actor
) -> None:
    """A third reader is blind to the first two until their own answer is in."""
    for reader in (sade, tom):
        actions.decide(record=record, answer="include", by=reader)
    assert queries.visible(record, nia.user) == []


def test_a_new_answer_stands_and_the_old_one_is_kept(
    review: Review, record: Record, sade: Actor, tom: Actor
) -> None:
    """A record once left out can come back, and both answers stay in the table."""
    actions.decide(record=record, answer="exclude", reason="topic", by=sade)
    actions.decide(record=record, answer="exclude", reason="topic", by=tom)
    assert where(review) is Standing.EXCLUDED
    for reader in (sade, tom):
        actions.decide(record=record, answer="include", by=reader)
    assert where(review) is Standing.INCLUDED
    assert ScreeningDecision.objects.count() == 4


def test_leaving_out_needs_its_reason(record: Record, sade: Actor) -> None:
    """No reason, an unknown one, or another one without a note: refused."""
    for reason, note in (("", ""), ("dull", ""), ("other", " ")):
        with pytest.raises(actions.NotAllowed):
            actions.decide(record=record, answer="exclude", reason=reason, note=note, by=sade)
    actions.decide(record=record, answer="exclude", reason="other", note="in Welsh", by=sade)


def test_a_command_cannot_decide(record: Record) -> None:
    """A decision has a reader."""
    with pytest.raises(actions.NotAllowed, match="somebody"):
        actions.decide(record=record, answer="include", by=Actor.system(record.organisation))
