"""The passages for, against and around a statement are in sight; nothing is added up or hidden."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import FIELDS, mark


@pytest.fixture
def passages(review: Review, sade: Actor) -> dict[str, Passage]:
    """Three passages coded to EG3: one for, one qualifying, one against."""
    library.load_starter(by=Actor.system(review.organisation))
    stances = {
        "went along": "supports",
        "went by himself": "qualifies",
        "Nobody had time": "contradicts",
    }
    found = {words: mark(review, words, sade) for words in stances}
    for words, stance in stances.items():
        actions.code(passage=found[words], code="EG3", version=1, stance=stance, by=sade)
    return found


def seen(review: Review, stance: str) -> list[str]:
    """The quotes that take a stance to EG3."""
    sight = queries.in_sight(queries.gather(review, None), review, "EG3", 1, None)
    return [one.coding.passage.quote for one in sight.by_stance[stance]]


def test_each_stance_has_its_side(review: Review, passages: dict[str, Passage]) -> None:
    """What supports, qualifies and contradicts stand apart."""
    assert seen(review, "supports") == ["went along"]
    assert seen(review, "qualifies") == ["went by himself"]
    assert seen(review, "contradicts") == ["Nobody had time"]
    assert queries.tallies(queries.gather(review, None))["EG3"] == {
        "supports": 1,
        "qualifies": 1,
        "contradicts": 1,
    }


def test_coders_who_differ_are_both_heard(
    review: Review, passages: dict[str, Passage], tom: Actor
) -> None:
    """The passage stands on both sides, and is said to be one on which coders differ."""
    one = passages["went along"]
    actions.code(passage=one, code="EG3", version=1, stance="contradicts", by=tom)
    assert "went along" in seen(review, "supports")
    assert "went along" in seen(review, "contradicts")
    assert queries.in_sight(queries.gather(review, None), review, "EG3", 1, None).differ == {one.pk}


def test_an_older_version_says_so(
    review: Review, passages: dict[str, Passage], sade: Actor
) -> None:
    """A passage coded to version 1 is in sight of version 2, until it is coded to that."""
    actions.draft(review=review, code="EG3", fields=FIELDS, reason="r", by=sade)
    sight = queries.in_sight(queries.gather(review, None), review, "EG3", 2, None)
    assert {one.note for one in sight.by_stance["supports"]} == {"coded to version 1"}
    one = passages["went along"]
    actions.code(passage=one, code="EG3", version=2, stance="extends", by=sade)
    sight = queries.in_sight(queries.gather(review, None), review, "EG3", 2, None)
    assert [row.note for row in sight.by_stance["extends"]] == [""]
    assert not sight.by_stance["supports"]


def test_a_contradiction_is_adjudicated_and_stays(
    review: Review, passages: dict[str, Passage], sade: Actor
) -> None:
    """The finding stands beside the passage, which goes on standing against the statement."""
    assert queries.unsettled(queries.gather(review, None)) == {"EG3": 1}
    one = passages["Nobody had time"]
    for rationale in ("first thought", "second thought"):
        actions.adjudicate(
            review=review,
            passage=one,
            code="EG3",
            version=1,
            output="It tells of absence",
            rationale=rationale,
            by=sade,
        )
    sight = queries.in_sight(queries.gather(review, None), review, "EG3", 1, None)
    (against,) = sight.by_stance["contradicts"]
    assert against.settled is not None
    assert against.settled.rationale == "second thought"
    assert sight.unsettled == 0
    assert not queries.unsettled(queries.gather(review, None))
    assert len(queries.moves(review)) == 2
