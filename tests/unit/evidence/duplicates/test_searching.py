"""The search for duplicates as a job: what it folds, what it asks, and whose word stands."""

from pathlib import Path

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import actions, matching, queries, searching
from linkwork.evidence.duplicates.models import Search
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Record, Review
from tests.unit.evidence.duplicates.conftest import taken_in


def searched(review: Review, by: Actor) -> Search:
    """Look for duplicates now."""
    done = searching.carry_out(searching.open_search(review=review, by=by).pk)
    assert done is not None
    assert done.state == Search.State.DONE, done.error
    return done


def test_found_and_asked(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """A clear pair is folded with its reason; an unclear one waits for a person."""
    done = searched(review, sade)
    assert (done.records, done.folded, done.asked) == (4, 1, 1)
    assert queries.stands_for(review) == {works["B1"].pk: works["company"].pk}
    (asked,) = queries.questions(review)
    assert {asked.first, asked.second} == {works["waiting"], works["B2"]}
    assert asked.reason.startswith("same title and authors")
    (ruling,) = queries.rulings(review)
    assert ruling.found
    assert ruling.reason.startswith("same title")


@pytest.mark.parametrize("same", [True, False])
def test_answered(review: Review, works: dict[str, Record], sade: Actor, same: bool) -> None:
    """An answer closes the question for good, and a second search does not ask it again."""
    searched(review, sade)
    (asked,) = queries.questions(review)
    actions.answer(question=asked, same=same, reason="", by=sade)
    assert (works["B2"].pk in queries.stands_for(review)) is same
    searched(review, sade)
    assert not queries.questions(review)
    asked.refresh_from_db()
    with pytest.raises(actions.NotAllowed, match="answered"):
        actions.answer(question=asked, same=same, reason="", by=sade)


def test_an_answer_taken_back_is_asked_again(
    review: Review, works: dict[str, Record], sade: Actor
) -> None:
    """What is taken back waits for a person again."""
    searched(review, sade)
    (asked,) = queries.questions(review)
    said = actions.answer(question=asked, same=True, reason="", by=sade)
    actions.take_back(ruling=said, reason="not sure", by=sade)
    assert [one.pk for one in queries.questions(review)] == [asked.pk]


def test_nobody_is_overruled(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """What a person has parted, no later search joins."""
    searched(review, sade)
    actions.part(record=works["B1"], reason="another town", by=sade)
    done = searched(review, sade)
    assert done.folded == 0
    assert queries.stands_for(review) == {}


def test_what_came_later(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """A record that comes in later joins the group that is there."""
    searched(review, sade)
    text = (
        "TY  - JOUR\nID  - C1\nAU  - Okonjo, Sade\nTI  - Company on the way to a first session\n"
        "PY  - 2020\nDO  - 10.1234/WAY\nER  -\n"
    )
    taken_in(review, text, "third.ris", sade)
    assert queries.later(review, queries.last_search(review)) == 1
    searched(review, sade)
    assert queries.head_of(works["B1"]) == works["company"]
    assert len(queries.group_of(works["company"])) == 3


def test_one_search_at_a_time(review: Review, works: dict[str, Record], sade: Actor) -> None:
    """While one search is open, another is not begun; a search is carried out once."""
    search = searching.open_search(review=review, by=sade)
    with pytest.raises(searching.NotAllowed):
        searching.open_search(review=review, by=sade)
    assert searching.carry_out(search.pk) is not None
    assert searching.carry_out(search.pk) is None


def test_broken_off(
    review: Review, works: dict[str, Record], sade: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that fails says so, keeps nothing half done, and another can begin."""

    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("no more")

    monkeypatch.setattr(matching, "groups", fault)
    search = searching.carry_out(searching.open_search(review=review, by=sade).pk)
    assert search is not None
    assert search.state == Search.State.FAILED
    assert "RuntimeError" in search.error
    assert queries.folded(review) == 0
    searching.open_search(review=review, by=sade)


def test_the_second_database(review: Review, sade: Actor, shared_data: Path) -> None:
    """The twelve variants of real studies each join their own, and no other two studies do."""
    for name in ("literature.ris", "literature-second-database.ris"):
        content = (shared_data / "literature" / name).read_bytes()
        records.take_in(review=review, content=content, file_name=name, by=sade)
    done = searched(review, sade)
    assert (done.folded, done.asked) == (12, 0)
    groups = [[one.key for one in queries.group_of(head)] for head in queries.heads(review)]
    assert all(len(group) == 2 and group[1].startswith("B0") for group in groups)
