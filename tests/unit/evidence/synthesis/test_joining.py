"""Merging leaves its trace and can be undone; splitting makes two and retires the whole."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.models import Lineage
from linkwork.library import actions as library
from linkwork.theory.text import StatementError
from tests.unit.evidence.synthesis.words import FIELDS, mark


@pytest.fixture
def taken(review: Review, sade: Actor) -> Review:
    """A review with four statements, and a passage for each of two."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG1", "EG2", "EG3", "EG4"], reason="r", by=sade)
    for words, code in (("went along", "EG3"), ("met in a hall", "EG2")):
        passage = mark(review, words, sade)
        actions.code(passage=passage, code=code, version=1, stance="supports", by=sade)
    return review


def quotes(review: Review, code: str) -> dict[str, str]:
    """The passages in sight of a statement that support it, each with its note."""
    sight = queries.in_sight(queries.gather(review, None), review, code, 1, None)
    return {one.coding.passage.quote: one.note for one in sight.by_stance["supports"]}


def test_a_merge_keeps_the_trace_and_the_passages(taken: Review, sade: Actor) -> None:
    """What was coded to the merged one is in sight of the one it stands in, and says so."""
    actions.merge(review=taken, codes=["EG2", "EG4"], into="EG3", reason="one door", by=sade)
    merged = queries.statement(taken, "EG2")
    assert merged is not None
    assert (merged.status, merged.into, merged.stands) == ("merged", ("EG3",), False)
    assert merged.reason == "Merged into EG3: one door"
    assert [(row.from_code, row.to_code) for row in queries.lineage(taken, "EG3")] == [
        ("EG2", "EG3"),
        ("EG4", "EG3"),
    ]
    assert quotes(taken, "EG3") == {
        "went along": "",
        "met in a hall": "coded to EG2, merged here",
    }
    assert queries.tallies(queries.gather(taken, None))["EG3"]["supports"] == 2
    assert queries.tallies(queries.gather(taken, None))["EG2"]["supports"] == 1


def test_a_merge_of_a_merge_is_seen_through(taken: Review, sade: Actor) -> None:
    """EG2 into EG4 into EG3: the passage of EG2 is in sight of EG3."""
    actions.merge(review=taken, codes=["EG2"], into="EG4", reason="r", by=sade)
    actions.merge(review=taken, codes=["EG4"], into="EG3", reason="r", by=sade)
    assert "met in a hall" in quotes(taken, "EG3")
    assert queries.roots_of(queries.traces(taken))["EG2"] == {"EG3", "EG4"}


def test_a_merge_is_undone_and_stays_on_record(taken: Review, sade: Actor) -> None:
    """Taken out again it is a candidate, its passages go with it, and the trace tells both."""
    actions.merge(review=taken, codes=["EG2"], into="EG3", reason="r", by=sade)
    actions.part(review=taken, code="EG2", reason="not the same", by=sade)
    one = queries.statement(taken, "EG2")
    assert one is not None
    assert (one.status, one.into) == ("candidate", ())
    assert quotes(taken, "EG3") == {"went along": ""}
    assert [row.way for row in queries.lineage(taken, "EG2")] == [
        Lineage.Way.MERGED,
        Lineage.Way.PARTED,
    ]
    actions.merge(review=taken, codes=["EG2"], into="EG1", reason="rather here", by=sade)
    assert queries.merged_into(queries.traces(taken)) == {"EG2": ["EG1"]}


def test_what_cannot_be_merged(taken: Review, sade: Actor) -> None:
    """Not into itself, not what is merged already, not what is not here; nothing half done."""
    for codes, into, why in (
        (["EG3"], "EG3", "into itself"),
        (["EG2", "XX1"], "EG3", "XX1: no statement"),
        (["EG2"], "XX1", "XX1: no statement"),
    ):
        with pytest.raises(actions.NotAllowed, match=why):
            actions.merge(review=taken, codes=codes, into=into, reason="r", by=sade)
    assert queries.merged_into(queries.traces(taken)) == {}
    actions.merge(review=taken, codes=["EG2"], into="EG3", reason="r", by=sade)
    with pytest.raises(actions.NotAllowed, match="EG2 is merged"):
        actions.merge(review=taken, codes=["EG1"], into="EG2", reason="r", by=sade)
    with pytest.raises(actions.NotAllowed, match="EG1 is not merged"):
        actions.part(review=taken, code="EG1", reason="r", by=sade)


def test_a_split_makes_two_and_retires_the_whole(taken: Review, sade: Actor) -> None:
    """Both parts are candidates that see the passages of the whole until these are coded anew."""
    parts = [FIELDS, FIELDS | {"nickname": "A lift", "because_text": "the way is long"}]
    made = actions.split(review=taken, code="EG3", parts=parts, reason="two reasons", by=sade)
    whole = queries.statement(taken, "EG3")
    assert whole is not None
    assert whole.status == "retired"
    assert [one.code for one in made] == ["EG14", "EG15"] or len(made) == 2
    for one in made:
        born = queries.statement(taken, one.code)
        assert born is not None
        assert born.status == "candidate"
        assert quotes(taken, one.code) == {"went along": "coded to EG3 before it was split"}
    assert {row.way for row in queries.lineage(taken, "EG3")} == {Lineage.Way.SPLIT}


def test_a_part_without_a_meaning_undoes_the_split(taken: Review, sade: Actor) -> None:
    """One faulty half is refused at birth, and the other is not born either."""
    parts = [FIELDS, FIELDS | {"condition": "acompanied"}]
    with pytest.raises(StatementError, match="did you mean accompanied"):
        actions.split(review=taken, code="EG3", parts=parts, reason="r", by=sade)
    assert not queries.drafts(taken).exists()
    with pytest.raises(actions.NotAllowed, match="two at least"):
        actions.split(review=taken, code="EG3", parts=parts[:1], reason="r", by=sade)
