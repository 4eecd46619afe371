"""Records joined, parted and asked about: nothing is deleted, and every word can be taken back."""

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models.kept import NeverChanges
from linkwork.evidence.duplicates import actions, queries
from linkwork.evidence.duplicates.models import Ruling
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Record, Review


def keys(review: Review) -> list[str]:
    """The keys of the records that stand."""
    return [one.key for one in queries.representatives(review)]


def test_alone_every_record_stands(review: Review, works: dict[str, Record]) -> None:
    """Before anything is said, every record stands for itself."""
    assert keys(review) == ["company", "waiting", "B1", "B2"]
    assert queries.group_of(works["B1"]) == [works["B1"]]
    assert queries.stands_for(review) == {}


def test_joined(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """Of two that are one work the fuller stands, and the other is kept behind it."""
    actions.join(records=[works["B1"], works["company"]], reason="one article", by=sade)
    assert keys(review) == ["company", "waiting", "B2"]
    assert queries.group_of(works["B1"]) == [works["company"], works["B1"]]
    assert queries.stands_for(review) == {works["B1"].pk: works["company"].pk}
    assert records.records(review).count() == 4


def test_who_stands_goes_on_standing(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """A record that stands for a group stays when others join, so that decisions stay with it."""
    actions.join(records=[works["B1"], works["B2"]], reason="one", by=sade)
    head = queries.head_of(works["B1"])
    actions.join(records=[works["B2"], works["company"]], reason="one", by=sade)
    assert queries.head_of(works["company"]) == head
    assert len(queries.group_of(head)) == 3


def test_parted(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """A record leaves its group, and the others stay together."""
    three = [works["company"], works["B1"], works["B2"]]
    actions.join(records=three, reason="one", by=sade)
    actions.part(record=works["B2"], reason="it is about another town", by=sade)
    assert keys(review) == ["company", "waiting", "B2"]
    assert queries.group_of(works["B1"]) == [works["company"], works["B1"]]


def test_the_one_that_stood_is_parted(
    review: Review, works: dict[str, Record], sade: Actor
) -> None:
    """Where the one that stood leaves, the others stay together only as far as words hold them."""
    actions.join(records=[works["company"], works["B1"]], reason="one", by=sade)
    actions.join(records=[works["B1"], works["B2"]], reason="one", by=sade)
    actions.part(record=works["company"], reason="another work", by=sade)
    assert {one.key for one in queries.group_of(works["B2"])} == {"B1", "B2"}
    assert "company" in keys(review)


def test_parting_is_taken_back(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """Taking a word back brings the group back as it was; all three words are kept."""
    three = [works["company"], works["B1"], works["B2"]]
    actions.join(records=three, reason="one", by=sade)
    before = queries.stands_for(review)
    word = actions.part(record=works["B2"], reason="two", by=sade)[0]
    actions.take_back(ruling=word, reason="I misread it", by=sade)
    assert queries.stands_for(review) == before
    assert Ruling.objects.filter(review=review).count() == 2 + 2 + 2


def test_joining_is_taken_back(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """Taking back a join leaves every record standing, as before."""
    (word,) = actions.join(records=[works["company"], works["B1"]], reason="one", by=sade)
    actions.take_back(ruling=word, reason="wrong pair", by=sade)
    assert queries.stands_for(review) == {}


def test_only_what_stands_is_taken_back(
    review: Review, works: dict[str, Record], sade: Actor
) -> None:
    """A word that another has replaced cannot be taken back any more."""
    (word,) = actions.join(records=[works["company"], works["B1"]], reason="one", by=sade)
    actions.part(record=works["B1"], reason="two", by=sade)
    with pytest.raises(actions.NotAllowed, match="something else was said"):
        actions.take_back(ruling=word, reason="late", by=sade)


def test_words_need_a_reason(works: dict[str, Record], sade: Actor) -> None:
    """Nobody joins or parts without saying why."""
    with pytest.raises(actions.NotAllowed, match="say why"):
        actions.join(records=[works["company"], works["B1"]], reason=" ", by=sade)


def test_a_record_alone_is_not_parted(works: dict[str, Record], sade: Actor) -> None:
    """What stands for itself cannot leave a group."""
    with pytest.raises(actions.NotAllowed, match="stands for itself already"):
        actions.part(record=works["waiting"], reason="why not", by=sade)


def test_one_record_twice_is_no_pair(works: dict[str, Record], sade: Actor) -> None:
    """A record cannot be joined with itself."""
    with pytest.raises(actions.NotAllowed, match="two records or more"):
        actions.join(records=[works["B1"], works["B1"]], reason="one", by=sade)


def test_words_are_written_once(works: dict[str, Record], sade: Actor) -> None:
    """What was said is never written over."""
    (word,) = actions.join(records=[works["company"], works["B1"]], reason="one", by=sade)
    word.reason = "another reason"
    with pytest.raises(NeverChanges):
        word.save()
