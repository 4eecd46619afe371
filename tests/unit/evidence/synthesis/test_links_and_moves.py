"""Links, rivals and steps of the synthesis: claims with words, kept when they are withdrawn."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models.kept import NeverChanges
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.models import Link
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import CONFIGURED, mark


@pytest.fixture
def taken(review: Review, sade: Actor) -> Review:
    """A review with three statements and a configuration of one."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG1", "EG3", "AD5"], reason="r", by=sade)
    actions.configure(review=review, statement="EG3", fields=CONFIGURED, reason="r", by=sade)
    return review


def joined(review: Review, one: str, other: str, way: str, by: Actor) -> Link:
    """Link two of them."""
    return actions.link(
        review=review, from_code=one, to_code=other, way=way, how="has gone once", by=by
    )


def test_links_join_statements_and_configurations(taken: Review, sade: Actor) -> None:
    """A context in one may be the outcome of another: both sorts can be ends."""
    joined(taken, "EG3", "AD5", "feeds", sade)
    joined(taken, "CM1", "AD5", "weakens", sade)
    assert [(one.from_code, one.to_code, one.weakens, one.how) for one in queries.links(taken)] == [
        ("EG3", "AD5", False, "has gone once"),
        ("CM1", "AD5", True, "has gone once"),
    ]


def test_rivals_stand_apart_from_links(taken: Review, sade: Actor) -> None:
    """Each of a pair finds the other, from its own side."""
    joined(taken, "EG1", "EG3", "rivals", sade)
    assert queries.links(taken) == []
    assert [one.other for one in queries.rivals_of(taken, "EG1")] == ["EG3"]
    assert [one.other for one in queries.rivals_of(taken, "EG3")] == ["EG1"]
    with pytest.raises(actions.NotAllowed, match="linked already"):
        joined(taken, "EG3", "EG1", "rivals", sade)


def test_what_cannot_be_linked(taken: Review, sade: Actor) -> None:
    """Not with itself, not what is not here, not twice, not without saying how."""
    for one, other, why in (("EG3", "EG3", "two things"), ("EG3", "EG2", "EG2: no statement")):
        with pytest.raises(actions.NotAllowed, match=why):
            joined(taken, one, other, "feeds", sade)
    with pytest.raises(actions.NotAllowed, match="say how"):
        actions.link(review=taken, from_code="EG3", to_code="AD5", way="feeds", how=" ", by=sade)
    joined(taken, "EG3", "AD5", "feeds", sade)
    with pytest.raises(actions.NotAllowed, match="linked already"):
        joined(taken, "EG3", "AD5", "weakens", sade)


def test_a_withdrawn_link_stays_on_record(taken: Review, sade: Actor, tom: Actor) -> None:
    """It is no longer drawn, says who withdrew it and why, and another may take its place."""
    made = joined(taken, "EG3", "AD5", "feeds", sade)
    actions.withdraw(link=made, reason="nobody saw it", by=tom)
    assert queries.links(taken) == []
    kept = queries.all_links(taken).get()
    assert (kept.withdrawn_because, kept.withdrawn_by) == ("nobody saw it", "Tom Reed")
    with pytest.raises(actions.NotAllowed, match="already"):
        actions.withdraw(link=kept, reason="r", by=tom)
    joined(taken, "EG3", "AD5", "weakens", sade)


def test_a_step_keeps_its_inputs_and_is_written_once(taken: Review, sade: Actor) -> None:
    """Passages and versions that went in can be named again; the step itself never changes."""
    passage = mark(taken, "went along", sade)
    made = actions.move(
        review=taken,
        sort="juxtapose",
        passages=[passage],
        named=[("EG3", 1), ("CM1", 1)],
        output="Company explains the first visit",
        rationale="one tells what, the other why",
        output_named=("CM1", 1),
        by=sade,
    )
    (kept,) = queries.moves(taken)
    inputs = queries.inputs_of(kept)
    assert [one.passage for one in inputs if one.passage] == [passage]
    assert [(one.code, one.code_version) for one in inputs if one.code] == [("EG3", 1), ("CM1", 1)]
    made.output = "another"
    with pytest.raises(NeverChanges):
        made.save()


def test_a_step_starts_from_something_of_this_review(
    taken: Review, sade: Actor, tom: Actor
) -> None:
    """Nothing in, unknown codes, an unknown sort, no rationale: each is refused with its reason."""
    said: Any = {"output": "o", "rationale": "r", "by": sade}
    with pytest.raises(actions.NotAllowed, match="starts from something"):
        actions.move(review=taken, sort="situate", **said)
    with pytest.raises(actions.NotAllowed, match="XX1: no statement"):
        actions.move(review=taken, sort="situate", named=[("XX1", 1)], **said)
    with pytest.raises(actions.NotAllowed, match="muse: no such move"):
        actions.move(review=taken, sort="muse", named=[("EG3", 1)], **said)
    with pytest.raises(actions.NotAllowed, match="and why"):
        actions.move(
            review=taken, sort="situate", named=[("EG3", 1)], output="o", rationale=" ", by=sade
        )
    assert not queries.moves(taken)
