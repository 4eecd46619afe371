"""Deciding at three levels: readers, a third who settles, what comes back, what is taken back."""

from collections.abc import Sequence

import pytest
from django.db import IntegrityError, transaction

from linkwork.access.actors import Actor
from linkwork.access.models.kept import NeverChanges
from linkwork.evidence.duplicates import actions as duplicates
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, queries
from linkwork.evidence.screening.levels import REASONS, Level
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import Standing

FULL, RICH = Level.FULL_TEXT, Level.RICHNESS


def both(
    record: Record, answer: str, *readers: Actor, reason: str = "", level: str = Level.ABSTRACT
) -> None:
    """Two readers say the same."""
    for reader in readers:
        actions.decide(record=record, answer=answer, reason=reason, level=level, by=reader)


def where(review: Review, record: Record, level: str = Level.ABSTRACT) -> Standing | None:
    """Where a record stands; None where it has not come to the level."""
    return queries.standings(review, level).get(record.pk)


def test_a_record_goes_from_level_to_level(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """It comes to the full text once it is in, and to richness once it is in there."""
    record = three[0]
    with pytest.raises(actions.NotAllowed, match="not included at title and abstract"):
        actions.decide(record=record, answer="include", level=FULL, by=sade)
    both(record, "include", sade, tom)
    assert queries.standings(review, FULL) == {record.pk: Standing.UNREAD}
    both(record, "include", sade, tom, level=FULL)
    actions.decide(record=record, answer="rich", level=RICH, by=sade)
    actions.decide(record=record, answer="some", level=RICH, by=tom)
    assert where(review, record, RICH) is Standing.INCLUDED
    assert list(queries.included(review, RICH)) == [record]


def test_thin_is_set_aside_with_its_reason(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Located is not drawn on: thin is out, and says so."""
    for level in (Level.ABSTRACT, FULL):
        both(three[0], "include", sade, tom, level=level)
    both(three[0], "thin", sade, tom, level=RICH)
    assert where(review, three[0], RICH) is Standing.EXCLUDED
    assert queries.excluded_because(review, RICH) == {"Too thin to draw on": 1}
    with pytest.raises(actions.NotAllowed, match="rich, some, thin"):
        actions.decide(record=three[0], answer="include", level=RICH, by=sade)


def test_reasons_belong_to_their_level(three: Sequence[Record], sade: Actor) -> None:
    """Six reasons at each reading level; one of the full text is refused before it is read."""
    assert [len(REASONS[level]) for level in (Level.ABSTRACT, FULL)] == [6, 6]
    with pytest.raises(actions.NotAllowed, match="reason"):
        actions.decide(record=three[0], answer="exclude", reason="not got", by=sade)


def test_a_third_settles_where_readers_differ(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor, ines: Actor
) -> None:
    """The third's answer stands over both; nobody changes it afterwards but by bringing it back."""
    record = three[0]
    actions.decide(record=record, answer="include", by=sade)
    with pytest.raises(actions.NotAllowed, match="nothing to settle"):
        actions.settle(record=record, answer="include", by=ines)
    actions.decide(record=record, answer="exclude", reason="topic", by=tom)
    for reader in (sade, tom):
        with pytest.raises(actions.NotAllowed, match="third person"):
            actions.settle(record=record, answer="include", by=reader)
    with pytest.raises(actions.NotAllowed, match="in or out"):
        actions.settle(record=record, answer="maybe", by=ines)
    actions.settle(record=record, answer="exclude", reason="opinion", by=ines)
    assert where(review, record) is Standing.EXCLUDED
    assert queries.excluded_because(review) == {"Opinion or editorial": 1}
    with pytest.raises(actions.NotAllowed, match="settled"):
        actions.decide(record=record, answer="include", by=tom)


def test_two_maybes_are_settled_too(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor, ines: Actor
) -> None:
    """Where both leave it open, a third decides."""
    both(three[0], "maybe", sade, tom)
    assert where(review, three[0]) is Standing.UNDECIDED
    actions.settle(record=three[0], answer="include", by=ines)
    assert where(review, three[0]) is Standing.INCLUDED


def test_what_was_left_out_comes_back(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """It is read anew, blind; what was said before is kept and stands no more."""
    record = three[0]
    with pytest.raises(actions.NotAllowed, match="not left out"):
        actions.bring_back(record=record, level=Level.ABSTRACT, reason="Look again", by=sade)
    both(record, "exclude", sade, tom, reason="topic")
    with pytest.raises(actions.NotAllowed, match="for a reason"):
        actions.bring_back(record=record, level=Level.ABSTRACT, reason=" ", by=sade)
    actions.bring_back(record=record, level=Level.ABSTRACT, reason="Look again", by=sade)
    assert where(review, record) is Standing.UNREAD
    assert record in queries.unread(review, sade.user)
    said = actions.decide(record=record, answer="include", by=sade)
    assert said.blind
    assert queries.visible(record, tom.user) == []
    actions.decide(record=record, answer="include", by=tom)
    assert where(review, record) is Standing.INCLUDED
    assert ScreeningDecision.objects.count() == 4


def test_an_answer_is_taken_back(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Undo makes the record unread again for its reader; the answer and the undoing are kept."""
    actions.decide(record=three[0], answer="include", by=sade)
    actions.decide(record=three[1], answer="maybe", by=sade)
    latest = queries.last_that_stands(review, sade.user)
    assert latest is not None
    actions.take_back(record=latest.record, by=sade)
    assert three[1] in queries.unread(review, sade.user)
    before = queries.last_that_stands(review, sade.user)
    assert before is not None
    assert before.record == three[0]
    with pytest.raises(actions.NotAllowed, match="no answer of yours"):
        actions.take_back(record=three[0], by=tom)
    assert ScreeningDecision.objects.count() == 3


def test_an_answer_in_sight_of_the_other_is_marked(
    three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Changed after both are in, even by way of undoing, it is not blind."""
    record = three[0]
    assert actions.decide(record=record, answer="include", by=sade).blind
    assert actions.decide(record=record, answer="exclude", reason="topic", by=tom).blind
    actions.take_back(record=record, by=sade)
    assert not actions.decide(record=record, answer="exclude", reason="topic", by=sade).blind


def test_one_reader_settles_alone(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Where one reads, their answer stands, and the others are not asked."""
    actions.set_rule(review=review, level="abstract", readers=1, reason="Few of us", by=sade)
    actions.decide(record=three[0], answer="include", by=sade)
    assert where(review, three[0]) is Standing.INCLUDED
    assert list(queries.unread(review, tom.user)) == list(three[1:])


def test_a_share_is_read_by_two(review: Review, sade: Actor, tom: Actor, made: object) -> None:
    """Of every hundred so many are drawn, the same each time, and wait for a second reader."""
    rows = made(60)  # type: ignore[operator]
    actions.set_rule(
        review=review, level="abstract", readers=1, sampled=20, reason="A check", by=sade
    )
    actions.decide_many(records=rows, answer="include", by=sade)
    waiting = list(queries.unread(review, tom.user))
    assert 3 <= len(waiting) <= 24
    assert queries.counts(review)[Standing.HALF_READ] == len(waiting)
    assert waiting == list(queries.unread(review, tom.user))


def test_rules_are_refused_that_cannot_be(review: Review, sade: Actor) -> None:
    """Three readers, a share over a hundred, no reason, no such level."""
    good: dict[str, object] = {"level": "abstract", "readers": 1, "reason": "So"}
    for wrong in ({"readers": 3}, {"sampled": 101}, {"reason": ""}, {"level": "x"}):
        with pytest.raises(actions.NotAllowed):
            actions.set_rule(review=review, by=sade, **(good | wrong))  # type: ignore[arg-type]


def test_a_duplicates_answers_count_for_the_one_that_stands(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor
) -> None:
    """Read before it was known to be the same work, nothing said of it is lost; parted, it is."""
    actions.decide(record=three[1], answer="include", by=sade)
    actions.decide(record=three[0], answer="include", by=tom)
    duplicates.join(records=(three[0], three[1]), reason="The same work", by=sade)
    where_now = queries.standings(review)
    assert len(where_now) == 2
    head = next(pk for pk in where_now if pk in (three[0].pk, three[1].pk))
    assert where_now[head] is Standing.INCLUDED
    assert queries.flow(review).duplicates == 1


def test_a_decision_is_written_once(three: Sequence[Record], sade: Actor) -> None:
    """Neither the row nor the table lets it be written over."""
    said = actions.decide(record=three[0], answer="include", by=sade)
    said.answer = "maybe"
    with pytest.raises(NeverChanges):
        said.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        ScreeningDecision.objects.filter(pk=said.pk).update(answer="maybe")


def test_several_are_decided_or_none(
    review: Review, three: Sequence[Record], sade: Actor, tom: Actor, ines: Actor
) -> None:
    """One of them is settled already: nothing of the rest is kept."""
    actions.decide(record=three[2], answer="include", by=sade)
    actions.decide(record=three[2], answer="maybe", by=tom)
    actions.settle(record=three[2], answer="include", by=ines)
    with pytest.raises(actions.NotAllowed):
        actions.decide_many(records=three, answer="maybe", by=sade)
    assert queries.decided_by(review, sade.user) == 1
