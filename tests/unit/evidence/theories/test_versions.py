"""A theory is written, sealed, signed by two and published; every claim opens at its passage."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Page
from linkwork.evidence.records.models import Review
from linkwork.evidence.theories import actions, comparing, contents, presenters, queries
from linkwork.evidence.theories.models import TheoryVersion
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.models import Citation
from linkwork.library.presenters import theory as theory_page
from linkwork.theory import narrative as words
from tests.unit.library import offers


def test_from_writing_to_the_library(theory: TheoryVersion, sade: Actor, tom: Actor) -> None:
    """Sealed, signed by two different people, published: and in the library with its links."""
    actions.seal(theory=theory, by=sade)
    assert queries.signed(theory.review) is None
    for who in (sade, tom):
        actions.sign(theory=theory, by=who)
    actions.publish(theory=theory, by=tom)
    (there,) = shelf.theories()
    assert there.narrative == theory.narrative
    assert there.content_hash == theory.content_hash
    assert [one["name"] for one in there.signed] == ["Sade Okonjo", "Tom Reed"]


def test_every_claim_opens_at_its_passage(theory: TheoryVersion, sade: Actor) -> None:
    """What is sealed has document, page, offsets, words and hash of each passage; gaps are said."""
    actions.seal(theory=theory, by=sade)
    held = {row["code"]: row for row in theory.contents["statements"]}
    for passage in held["EG3"]["passages"]:
        assert passage["end"] - passage["start"] == len(passage["quote"])
        assert passage["page"] == 1
        assert len(passage["quote_hash"]) == len(passage["document_hash"]) == 64
        assert passage["invented"]
    assert {one["stance"] for one in held["EG3"]["passages"]} == {"supports", "contradicts"}
    (lacking,) = [one for one in theory.contents["gaps"] if one.startswith("EG1 Within reach: ")]
    assert "no passage of this review" in lacking
    assert contents.resolved(theory.review, {"EG3", "EG1"}) == contents.Resolved(2, ())


def test_a_claim_leads_to_the_words_its_own_review_read(
    theory: TheoryVersion, sade: Actor, tom: Actor
) -> None:
    """Another review may have cited the same words since: a theory's reader is not sent there."""
    actions.seal(theory=theory, by=sade)
    for who in (sade, tom):
        actions.sign(theory=theory, by=who)
    published = actions.publish(theory=theory, by=tom)
    (held,) = [row for row in published.contents["statements"] if row["code"] == "EG3"]
    ours, theirs = (
        [_cited(one, review, sade) for one in held["passages"]]
        for review in (theory.review.public_id, uuid4())
    )
    shown = theory_page.page(published, shelf.citations_of([("EG3", 1)]))
    (eg3,) = [row for row in shown["statements"] if row["code"] == "EG3"]
    leads = [one["href"] for one in eg3["passages"]]
    assert leads == [reverse("library:passage", args=["EG3", 1, one.pk]) for one in ours]
    assert not {one.pk for one in ours} & {one.pk for one in theirs}


def _cited(one: dict[str, Any], review: UUID, by: Actor) -> Citation:
    place = {key: one[key] for key in ("quote", "page", "start", "end", "document_hash")}
    passage = offers.passage(review=review, **place)
    return library.cite(
        statement=shelf.statement("EG3"), passage=passage, stance=one["stance"], by=by
    )


def test_a_paragraph_that_rests_on_nothing_is_not_sealed(
    theory: TheoryVersion, sade: Actor
) -> None:
    """A claim without a statement behind it is named by its paragraph; nothing is sealed."""
    narrative = f"{theory.narrative}\n\nIt works for everybody."
    actions.change(
        theory=theory,
        expected=theory.version,
        title="T",
        narrative=narrative,
        chosen=["EG3", "EG1"],
        reason="r",
        by=sade,
    )
    with pytest.raises(actions.NotAllowed, match="Paragraph 3 rests on nothing"):
        actions.seal(theory=theory, by=sade)
    assert theory.sealed_at is None


def test_a_code_that_is_not_held_is_not_sealed(theory: TheoryVersion, sade: Actor) -> None:
    """A narrative may name only what the version holds."""
    actions.change(
        theory=theory,
        expected=theory.version,
        title="T",
        narrative=theory.narrative,
        chosen=["EG3"],
        reason="r",
        by=sade,
    )
    with pytest.raises(actions.NotAllowed, match=r"\[EG1\] is no statement"):
        actions.seal(theory=theory, by=sade)


def test_a_passage_that_moved_stops_the_seal(theory: TheoryVersion, sade: Actor) -> None:
    """Where a page no longer says what was quoted, the place is named."""
    Page.objects.update(text="Quite another text, and nothing of what was there")
    with pytest.raises(actions.NotAllowed, match=r"2 passages no longer as quoted: a\.txt, page 1"):
        actions.seal(theory=theory, by=sade)


def test_two_signatures_are_two_people(theory: TheoryVersion, sade: Actor, tom: Actor) -> None:
    """Nobody signs twice, nobody signs what is open, and one signature publishes nothing."""
    with pytest.raises(actions.NotAllowed, match="seal it first"):
        actions.sign(theory=theory, by=sade)
    actions.seal(theory=theory, by=sade)
    actions.sign(theory=theory, by=sade)
    with pytest.raises(actions.NotAllowed, match="another person"):
        actions.sign(theory=theory, by=sade)
    with pytest.raises(actions.NotAllowed, match="two people sign it"):
        actions.publish(theory=theory, by=sade)
    actions.sign(theory=theory, by=tom)
    actions.publish(theory=theory, by=tom)
    with pytest.raises(actions.NotAllowed, match="already"):
        actions.publish(theory=theory, by=tom)


def test_a_command_does_not_sign(theory: TheoryVersion, sade: Actor) -> None:
    """A signature is a person's."""
    actions.seal(theory=theory, by=sade)
    with pytest.raises(actions.NotAllowed, match="a person"):
        actions.sign(theory=theory, by=Actor.system(theory.organisation))


def test_what_was_sealed_is_what_is_signed(theory: TheoryVersion, sade: Actor) -> None:
    """Contents that were changed behind the page's back do not carry a signature."""
    actions.seal(theory=theory, by=sade)
    theory.contents["statements"][0]["sentence"] = "Something else"
    with pytest.raises(actions.NotAllowed, match="not what was sealed"):
        actions.sign(theory=theory, by=sade)


def test_a_sealed_version_never_changes(theory: TheoryVersion, sade: Actor) -> None:
    """What is learnt later is the next version."""
    actions.seal(theory=theory, by=sade)
    with pytest.raises(actions.NotAllowed, match="write the next one"):
        actions.change(
            theory=theory,
            expected=theory.version,
            title="T",
            narrative="N [EG3]",
            chosen=[],
            reason="r",
            by=sade,
        )
    following = actions.write(
        review=theory.review, title="T", narrative="N [EG3]", chosen=["EG3"], reason="r", by=sade
    )
    assert following.number == 2
    with pytest.raises(actions.NotAllowed, match="being written"):
        actions.write(
            review=theory.review, title="T", narrative="N", chosen=[], reason="r", by=sade
        )


def test_the_database_keeps_signatures(theory: TheoryVersion, sade: Actor) -> None:
    """A signature cannot be written over behind Django's back either."""
    actions.seal(theory=theory, by=sade)
    actions.sign(theory=theory, by=sade)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE theories_theorysignature SET signed_hash = 'x'")


def test_what_changed_is_listed(theory: TheoryVersion, worked: Review, sade: Actor) -> None:
    """Between versions: narrative word by word, statements taken out, and nothing unsaid."""
    actions.seal(theory=theory, by=sade)
    following = actions.write(
        review=worked,
        title=theory.title,
        narrative="Going along often helps [EG3].",
        chosen=["EG3"],
        reason="r",
        by=sade,
    )
    found = comparing.between(presenters.side(theory), presenters.side(following))
    said = [(one.kind, one.what, one.change) for one in found]
    assert said == [
        ("Narrative", "", "changed"),
        ("Statement", "EG1 Within reach", "taken out"),
    ]
    assert "often" in found[0].after
    assert "often" not in found[0].before
    assert comparing.between(presenters.side(theory), presenters.side(theory)) == []


def test_a_narrative_is_read_in_runs() -> None:
    """Words and the codes between them, paragraph by paragraph, put together again exactly."""
    text = "Company helps [EG3], as [eg1] does.\n\nMore."
    told = words.told(text)
    assert ["".join(run.text for run in runs) for runs in told] == words.paragraphs(text)
    assert [run.code for run in told[0] if run.code] == ["EG3", "EG1"]
    assert words.named(text) == ["EG3", "EG1"]
    assert words.faults("", {"EG3"}) == ["There is no narrative yet"]
