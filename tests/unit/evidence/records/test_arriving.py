"""A file comes in once, in steps that are whole; a search run again brings only what is new."""

import hashlib

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records import actions, arriving, queries
from linkwork.evidence.records.models import Arrival, Review, SearchRound
from tests.unit.evidence.files import GOOD, MENDED


def ris(*titles: str, first: int = 1) -> bytes:
    """A file of works by their titles; their keys count from a number."""
    said = [
        f"TY  - JOUR\nID  - {number}\nTI  - {title}\nPY  - 2020\nER  - \n\n"
        for number, title in enumerate(titles, start=first)
    ]
    return "".join(said).encode()


def test_a_file_comes_in_once(review: Review, sade: Actor) -> None:
    """The same file again changes nothing; its records are said to be here already."""
    first = actions.take_in(review=review, content=MENDED.encode(), file_name="a.ris", by=sade)
    assert (first.new, first.already, first.refused) == (2, 0, 4)
    again = actions.take_in(review=review, content=MENDED.encode(), file_name="b.ris", by=sade)
    assert (again.new, again.already, again.refused) == (0, 2, 4)
    assert queries.records(review).count() == 2
    assert queries.refused(review).count() == 4
    assert queries.searches(review).count() == 1


def test_the_same_record_in_another_file_is_found_again(review: Review, sade: Actor) -> None:
    """The same lines, or the same work in other lines, are one record with two origins."""
    one = actions.take_in(review=review, content=GOOD.encode(), file_name="a.ris", by=sade)
    other = GOOD.replace("AU  - Reed, Tom", "AU  - Reed, T.")
    two = actions.take_in(
        review=review, content=(GOOD + "\n" + other).encode(), file_name="b.ris", by=sade
    )
    assert (two.new, two.already, two.refused) == (0, 2, 0)
    record = queries.records(review).get()
    assert queries.origins(record) == [one.search, two.search]
    kept = [found.raw for found in queries.again_in(two.search)]
    assert kept[0] == ""
    assert "Reed, T." in kept[1]


def test_two_works_of_one_key_are_two_records(review: Review, sade: Actor) -> None:
    """Exports that both count from 1 lose nothing: the second work is given a further key."""
    for name in ("a", "b", "c", "d", "e"):
        content = ris(f"Work {name}")
        came = actions.take_in(review=review, content=content, file_name=f"{name}.ris", by=sade)
        assert came.new == 1
    keys = list(queries.records(review).values_list("key", flat=True))
    assert keys == ["1", "1 (2)", "1 (3)", "1 (4)", "1 (5)"]
    again = ris("Work e") + b"\n"
    came = actions.take_in(review=review, content=again, file_name="f.ris", by=sade)
    assert (came.new, came.already) == (0, 1)


def test_a_search_run_again_brings_only_what_is_new(review: Review, sade: Actor) -> None:
    """Other keys, the same works: found again. A third run knows the first and the second."""
    first = actions.take_in(review=review, content=ris("A", "B"), file_name="1.ris", by=sade)
    content = ris("a.", "B", "C", first=7)
    second = actions.take_in(
        review=review, content=content, file_name="2.ris", repeats=first.search, by=sade
    )
    assert (second.new, second.already) == (1, 2)
    third = actions.take_in(
        review=review,
        content=ris("A", "B", "C", "D", first=20),
        file_name="3.ris",
        repeats=second.search,
        by=sade,
    )
    assert (third.new, third.already) == (1, 3)
    same = actions.take_in(
        review=review, content=content, file_name="2.ris", repeats=third.search, by=sade
    )
    assert (same.new, same.already) == (0, 3)
    wanted = queries.Wanted(search=str(same.search.public_id), again=True)
    assert queries.matching(review, wanted).count() == 3


def test_a_file_broken_off_goes_on_where_it_was(
    review: Review, sade: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that ends leaves whole steps; the next begins after them, and nothing is twice."""
    search = actions.log_search(review=review, source="MEDLINE", by=sade)
    content = ris(*(f"Work {number}" for number in range(1200)))
    arrival = actions.hand_in(search=search, content=content, file_name="a.ris", by=sade)
    claimed = arriving._claimed(arrival.pk)
    assert claimed is not None
    steps = iter([True, True])
    real = arriving._kept
    monkeypatch.setattr(arriving, "_kept", lambda *args: bool(next(steps, 0)) and real(*args))
    assert arriving._brought_in(claimed, sade) is None
    claimed.refresh_from_db()
    assert (claimed.done, queries.records(review).count()) == (1000, 1000)
    assert arriving.carry_out(arrival.pk) is None, "somebody holds it still"
    monkeypatch.setattr(arriving, "_kept", real)
    Arrival.objects.filter(pk=arrival.pk).update(moved_at=claimed.moved_at - 2 * arriving.STILL)
    done = arriving.carry_out(arrival.pk)
    assert done is not None
    assert (done.state, done.done, done.new) == ("done", 1200, 1200)
    assert queries.records(review).count() == 1200
    assert queries.waiting_file(done) is None
    search.refresh_from_db()
    assert (search.hits, search.entries, search.form, search.encoding) == (
        1200,
        1200,
        "ris",
        "UTF-8",
    )


def test_columns_are_named_before_a_table_comes_in(review: Review, sade: Actor) -> None:
    """A table waits until its columns are named; a choice without a title is refused."""
    search = actions.log_search(review=review, source="Spreadsheet", by=sade)
    content = b"Name;Who\nGoing along;Reed, T\n"
    arrival = actions.hand_in(search=search, content=content, file_name="a.csv", by=sade)
    assert arrival.state == Arrival.State.COLUMNS
    assert arriving.carry_out(arrival.pk) is None
    with pytest.raises(actions.NotAllowed, match="no column holds the title"):
        actions.name_columns(arrival=arrival, columns={1: "authors"}, by=sade)
    actions.name_columns(arrival=arrival, columns={0: "title", 1: "authors"}, by=sade)
    done = arriving.carry_out(arrival.pk, by=sade)
    assert done is not None
    assert done.new == 1
    record = queries.records(review).get()
    assert (record.title, record.authors) == ("Going along", ["Reed, T"])
    assert record.lines_hash == hashlib.sha256(record.raw.encode()).hexdigest()


def test_a_search_that_found_nothing_is_kept(review: Review, sade: Actor) -> None:
    """Evidence against was looked for, and none was there: that is worth a row."""
    search = actions.log_search(
        review=review,
        source="MEDLINE",
        purpose=SearchRound.Purpose.CONTRARY,
        phase=2,
        target="EG3",
        stopped_because="two hundred titles without one against",
        by=sade,
    )
    kept = queries.searches(review).get()
    assert (kept, kept.phase, kept.target, kept.hits) == (search, 2, "EG3", 0)
    amended = actions.amend_search(search=search, expected=1, target="EG1", by=sade)
    assert (amended.target, amended.version) == ("EG1", 2)
    with pytest.raises(actions.NotAllowed, match="file_hash"):
        actions.amend_search(search=search, expected=2, file_hash="x", by=sade)
