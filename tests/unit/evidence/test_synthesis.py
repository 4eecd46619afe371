"""From a passage to a published statement: refused at birth, resting on words, never rewritten."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import starter
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.synthesis import actions, queries
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.theory.text import StatementError

FIELDS: dict[str, Any] = {
    "stage": "engagement",
    "actor": "provider",
    "nickname": "Expected",
    "if_text": "somebody goes along",
    "condition": "accompanied",
    "then_text": "goes to the first session",
    "outcome": "first_session_attended",
    "direction": "more likely",
    "because_text": "company",
    "mechanism": "proposed",
}


@pytest.fixture
def passage(review: Review, sade: Actor) -> Passage:
    """A passage in a document of the review."""
    library.load_starter(by=Actor.system(review.organisation))
    document = extraction.hand_in(
        review=review, content=b"She went along with him.", file_name="a.txt", by=sade
    )
    page = pages.pages(document)[0]
    return extraction.mark_words(page=page, words="went along", by=sade)


def test_a_statement_without_a_meaning_is_refused_at_birth(review: Review, sade: Actor) -> None:
    """An unknown fact is named with its column and the nearest one; nothing is kept."""
    for condition, why in (
        ("acompanied", "did you mean accompanied"),
        ("sustained", "not fixed before"),
    ):
        with pytest.raises(StatementError, match=why) as refused:
            actions.draft(
                review=review,
                code="EG90",
                fields=FIELDS | {"condition": condition},
                reason="r",
                by=sade,
            )
        assert refused.value.faults[0].column == 1
    assert not queries.drafts(review).exists()


def test_from_passage_to_shelf(review: Review, passage: Passage, sade: Actor, tom: Actor) -> None:
    """Draft, code, propose, publish: the version stands on the shelf with its passage beside it."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="read it", by=sade)
    actions.code(passage=passage, code="EG90", version=1, stance="supports", by=sade)
    actions.propose(draft=draft, reason="ready", by=sade)
    published = actions.publish(draft=draft, reason="agreed", by=tom)
    assert shelf.statement("EG90") == published
    beside = published.citations.get()
    assert beside.quote == "went along"
    assert beside.passage == passage.public_id
    assert draft.state == "published"
    assert [row.reason for row in queries.versions(draft)] == ["agreed", "ready", "read it"]


def test_publishing_needs_a_passage(review: Review, passage: Passage, sade: Actor) -> None:
    """A draft that rests on nothing is not published, and stays proposed."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    actions.propose(draft=draft, reason="r", by=sade)
    with pytest.raises(actions.NotAllowed, match="rests on no passage"):
        actions.publish(draft=draft, reason="r", by=sade)
    draft.refresh_from_db()
    assert draft.state == "proposed"


def test_publishing_needs_passages_that_resolve(
    review: Review, passage: Passage, sade: Actor
) -> None:
    """A passage whose words were changed holds the publication up."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    actions.code(passage=passage, code="EG90", version=1, stance="supports", by=sade)
    actions.propose(draft=draft, reason="r", by=sade)
    Passage._base_manager.filter(pk=passage.pk).update(quote="stayed")
    with pytest.raises(actions.NotAllowed, match="no longer stand"):
        actions.publish(draft=draft, reason="r", by=sade)


def test_states_move_in_their_order(review: Review, passage: Passage, sade: Actor) -> None:
    """A candidate cannot be published, nor a published one be proposed or amended."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    actions.code(passage=passage, code="EG90", version=1, stance="supports", by=sade)
    with pytest.raises(actions.NotAllowed, match="candidate statement cannot become published"):
        actions.publish(draft=draft, reason="r", by=sade)
    assert shelf.newest_version("EG90") == 0
    actions.propose(draft=draft, reason="r", by=sade)
    actions.send_back(draft=draft, reason="say it plainer", by=sade)
    actions.amend(
        draft=draft,
        expected=draft.version,
        fields=FIELDS | {"if_text": "a friend comes"},
        reason="plainer",
        by=sade,
    )
    actions.propose(draft=draft, reason="r", by=sade)
    actions.publish(draft=draft, reason="r", by=sade)
    for act in (actions.propose, actions.send_back):
        with pytest.raises(actions.NotAllowed):
            act(draft=draft, reason="r", by=sade)
    with pytest.raises(actions.NotAllowed, match="never changes"):
        actions.amend(draft=draft, expected=draft.version, fields=FIELDS, reason="r", by=sade)


def test_a_revision_is_the_next_version(review: Review, passage: Passage, sade: Actor) -> None:
    """Drafting EG3 anew makes version 2, and version 1 stays as it was."""
    before = shelf.statement("EG3").content_hash
    draft = actions.draft(review=review, code="EG3", fields=FIELDS, reason="r", by=sade)
    assert draft.statement_version == 2
    actions.code(passage=passage, code="EG3", version=2, stance="supports", by=sade)
    actions.propose(draft=draft, reason="r", by=sade)
    actions.publish(draft=draft, reason="r", by=sade)
    assert shelf.statement("EG3").version == 2
    assert shelf.statement("EG3", 1).content_hash == before


def test_only_known_statements_are_coded_to(passage: Passage, sade: Actor) -> None:
    """A code that is neither on the shelf nor drafted here is refused by name."""
    with pytest.raises(actions.NotAllowed, match="EG91 version 1"):
        actions.code(passage=passage, code="EG91", version=1, stance="supports", by=sade)


def test_passages_are_put_beside_a_published_version_once(
    review: Review, passage: Passage, sade: Actor
) -> None:
    """What is coded to EG3 can be put on the shelf; a second time there is nothing new."""
    eg3 = shelf.statement("EG3")
    actions.code(passage=passage, code="EG3", version=1, stance="qualifies", by=sade)
    assert actions.cite(review=review, published=eg3, by=sade) == 1
    with pytest.raises(actions.NotAllowed, match="already"):
        actions.cite(review=review, published=eg3, by=sade)
    assert shelf.statement("EG3").citations.get().stance == "qualifies"


def test_the_last_coding_stands(review: Review, passage: Passage, sade: Actor) -> None:
    """A coder who thinks again codes again: the later stance is the one that counts."""
    for stance in ("supports", "contradicts"):
        actions.code(passage=passage, code="EG3", version=1, stance=stance, by=sade)
    (stands,) = queries.coded_to(review, "EG3", 1)
    assert stands.stance == "contradicts"


def test_the_demonstration_is_whole(shown: Review, riverbank: Any) -> None:
    """136 records linked to their statements, invented reports only, one statement proposed."""
    now = Account(shown)
    assert 136 in now.brought.values()
    assert len(now.codings) >= 11
    assert all(one.passage.document.invented for one in now.codings)
    assert all(one.resolves for one in now.passages)
    assert "proposed" in {one.state for one in queries.drafts(shown)}
    linked = records_of.records_of(shown, ["husk2020", "gorenberg2023"])
    assert "EG3" in linked["husk2020"].behind
    assert linked["gorenberg2023"].behind == ["EG10", "EG3"]
    assert shelf.evidence_line("EG3", riverbank).passages >= 4
    assert all(one.invented for one in shelf.statement("AD5").citations.all())
    again = starter.load(reviewers=[], by=Actor.system(riverbank))
    assert again == shown
