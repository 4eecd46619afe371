"""Where a statement stands in a review: every status has its reason, and none is written over."""

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models.kept import NeverChanges
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.models import StatusChange
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from tests.unit.evidence.synthesis.words import FIELDS, mark


@pytest.fixture
def taken(review: Review, sade: Actor) -> Review:
    """A review that works with three statements of the shelf."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG3", "AD5", "EN1"], reason="to begin", by=sade)
    return review


def set_to(review: Review, code: str, status: str, by: Actor) -> StatusChange:
    """Give a statement a status."""
    return actions.set_status(
        review=review, code=code, version=1, status=status, reason=f"so {status}", by=by
    )


def test_statements_taken_up_are_candidates(taken: Review) -> None:
    """Those of the shelf stand in the order of the journey, with their words and their version."""
    found = queries.statements(taken)
    assert [one.code for one in found] == ["EN1", "EG3", "AD5"]
    assert {one.status for one in found} == {"candidate"}
    eg3 = queries.statement(taken, "eg3")
    assert eg3 is not None
    assert eg3.published == shelf.statement("EG3")
    assert eg3.draft is None
    assert eg3.sentence.startswith("If someone supports transit to the first session, then")
    assert (eg3.reason, eg3.by) == ("to begin", "Sade Okonjo")


def test_taking_up_twice_adds_nothing(taken: Review, sade: Actor) -> None:
    """A statement is in a review once, however often it is taken up."""
    assert actions.take_up(review=taken, codes=["EG3", "EG1"], reason="again", by=sade) == 1
    assert len(queries.history(taken, "EG3")) == 1
    assert "EG1" not in {one.code for one in queries.not_taken_up(taken)}


def test_what_is_not_on_the_shelf_is_not_taken_up(taken: Review, sade: Actor) -> None:
    """An unknown code is refused, and the others are not taken up either."""
    with pytest.raises(shelf.NotOnShelf):
        actions.take_up(review=taken, codes=["EG1", "XX9"], reason="r", by=sade)
    assert queries.statement(taken, "EG1") is None


def test_every_status_is_kept_with_its_reason(taken: Review, sade: Actor, tom: Actor) -> None:
    """The last one counts; what provoked it, who said it and why stay for all of them."""
    set_to(taken, "EG3", "kept", sade)
    change = actions.set_status(
        review=taken,
        code="EG3",
        version=1,
        status="prioritised",
        reason="Second of the panel's six",
        provoked_by="the panel",
        by=tom,
    )
    found = queries.statement(taken, "EG3")
    assert found is not None
    assert (found.status, found.prioritised) == ("prioritised", True)
    assert found.provoked_by == "the panel"
    assert [row.status for row in queries.history(taken, "EG3")] == [
        "prioritised",
        "kept",
        "candidate",
    ]
    change.reason = "another"
    with pytest.raises(NeverChanges):
        change.save()


def test_statuses_follow_their_table(taken: Review, sade: Actor) -> None:
    """A retired one cannot be prioritised; merged is never given by hand; no reason, no status."""
    set_to(taken, "EN1", "retired", sade)
    with pytest.raises(actions.NotAllowed, match="EN1 is retired and cannot become prioritised"):
        set_to(taken, "EN1", "prioritised", sade)
    with pytest.raises(actions.NotAllowed, match="cannot become merged"):
        set_to(taken, "EG3", "merged", sade)
    with pytest.raises(actions.NotAllowed, match="say why"):
        actions.set_status(review=taken, code="EG3", version=1, status="kept", reason="  ", by=sade)
    with pytest.raises(actions.NotAllowed, match="EG2: no statement of this review"):
        set_to(taken, "EG2", "kept", sade)
    with pytest.raises(actions.NotAllowed, match="version 1 is in use here"):
        actions.set_status(review=taken, code="EG3", version=7, status="kept", reason="r", by=sade)


def test_a_refined_statement_is_still_prioritised(taken: Review, sade: Actor) -> None:
    """Refining keeps the rank; going back to candidate or kept, and refuting, take it away."""
    for code in ("EG3", "AD5", "EN1"):
        set_to(taken, code, "prioritised", sade)
    set_to(taken, "EG3", "refined", sade)
    set_to(taken, "AD5", "kept", sade)
    set_to(taken, "EN1", "refuted", sade)
    assert [one.code for one in queries.prioritised(taken)] == ["EG3"]
    set_to(taken, "AD5", "refined", sade)
    assert [one.code for one in queries.prioritised(taken)] == ["EG3"]


def test_the_same_status_again_adds_its_reason(taken: Review, sade: Actor) -> None:
    """A second panel that comes to the same result is heard."""
    set_to(taken, "EG3", "prioritised", sade)
    set_to(taken, "EG3", "prioritised", sade)
    assert len(queries.history(taken, "EG3")) == 3


def test_a_draft_is_a_candidate_from_birth(taken: Review, sade: Actor) -> None:
    """Its first reason is that of its first version; a draft of a kept one changes no status."""
    actions.draft(review=taken, code="EG90", fields=FIELDS, reason="new", by=sade)
    born = queries.statement(taken, "EG90")
    assert born is not None
    assert (born.status, born.reason, born.version) == ("candidate", "new", 1)
    assert born.published is None
    set_to(taken, "EG3", "kept", sade)
    actions.draft(review=taken, code="EG3", fields=FIELDS, reason="plainer", by=sade)
    revised = queries.statement(taken, "EG3")
    assert revised is not None
    assert (revised.status, revised.version) == ("kept", 2)
    assert (
        revised.sentence == "If somebody goes along, then goes to the first session, because "
        "company."
    )


def test_publishing_says_where_it_stands(taken: Review, sade: Actor) -> None:
    """A published candidate is kept; the next version of a prioritised one is refined."""
    passage = mark(taken, "went along", sade)
    set_to(taken, "EG3", "prioritised", sade)
    for code, version in (("EG90", 1), ("EG3", 2)):
        draft = actions.draft(review=taken, code=code, fields=FIELDS, reason="r", by=sade)
        actions.code(passage=passage, code=code, version=version, stance="supports", by=sade)
        actions.propose(draft=draft, reason="r", by=sade)
        actions.publish(draft=draft, reason="agreed", by=sade)
    stands = {one.code: (one.status, one.prioritised) for one in queries.statements(taken)}
    assert stands["EG90"] == ("kept", False)
    assert stands["EG3"] == ("refined", True)


def test_coding_takes_a_published_statement_up(taken: Review, sade: Actor) -> None:
    """A passage that speaks to a statement nobody thought of brings it into the review."""
    passage = mark(taken, "went along", sade)
    actions.code(passage=passage, code="EG2", version=1, stance="supports", by=sade)
    found = queries.statement(taken, "EG2")
    assert found is not None
    assert found.reason == "A passage here speaks to it"


def test_words_only_says_so(taken: Review, sade: Actor) -> None:
    """A statement without conditions is known to be in words only."""
    fields = FIELDS | {"condition": "", "outcome": ""}
    actions.draft(review=taken, code="EG91", fields=fields, reason="r", by=sade)
    found = {one.code: one.words_only for one in queries.statements(taken)}
    assert found["EG91"]
    assert not found["EG3"]


def test_the_statements_cost_few_questions(
    taken: Review, sade: Actor, django_assert_max_num_queries: object
) -> None:
    """However many statements a review has, they are asked for in ten questions at the most."""
    actions.take_up(
        review=taken, codes=[one.code for one in queries.not_taken_up(taken)], reason="r", by=sade
    )
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        assert len(queries.statements(taken)) == 33
