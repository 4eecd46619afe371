"""After a statement is reworded each coder looks at their passages again, one by one."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as codings
from linkwork.evidence.extraction.models import Coding, LeftBehind, Passage
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import CONFIGURED, FIELDS, mark

NEXT = FIELDS | {"if_text": "somebody known goes along"}


@pytest.fixture
def coded(review: Review, sade: Actor, tom: Actor) -> dict[str, Coding]:
    """Three codings to EG3 version 1, two of Sade's and one of Tom's; then version 2 is drafted."""
    library.load_starter(by=Actor.system(review.organisation))
    along, time = mark(review, "went along", sade), mark(review, "Nobody had time", sade)
    role = Stretch(along.start, along.start + 4, "outcome")
    told: dict[str, Any] = {"code": "EG3", "version": 1}
    made = {
        "along": actions.code(
            passage=along, **told, stance="supports", memo="Plain", spans=[role], by=sade
        ),
        "time": actions.code(passage=time, **told, stance="contradicts", by=sade),
        "theirs": actions.code(passage=along, **told, stance="qualifies", by=tom),
    }
    actions.draft(review=review, code="EG3", fields=NEXT, reason="known people", by=sade)
    return made


def waiting(review: Review, code: str = "EG3") -> set[int]:
    """The keys of the codings that wait."""
    return {one.pk for one in queries.waiting(review, None, code)}


def carry(review: Review, coding: Coding, by: Actor, stance: str = "", reason: str = "") -> Coding:
    """Confirm one coding."""
    stances = {coding: stance or coding.stance}
    (made,) = actions.carry(review=review, code="EG3", stances=stances, reason=reason, by=by)
    return made


def test_nothing_is_carried_by_itself(review: Review, coded: dict[str, Coding]) -> None:
    """Version 2 has no coding until somebody looks; everything coded to version 1 waits for it."""
    assert codings.codings_to(review, "EG3", 2) == []
    assert waiting(review) == {one.pk for one in coded.values()}


def test_a_confirmed_coding_names_the_one_before(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """A new row of version 2 with the same words, parts and coder; the first stays as it was."""
    before = Coding.objects.values().get(pk=coded["along"].pk)
    made = carry(review, coded["along"], sade)
    assert (made.statement_version, made.stance, made.memo) == (2, "supports", "Plain")
    assert (made.carried_from, made.coded_by) == (coded["along"], sade.user)
    assert [(one.role, one.quote) for one in made.spans.all()] == [("outcome", "went")]
    assert Coding.objects.values().get(pk=coded["along"].pk) == before
    assert waiting(review) == {coded["time"].pk, coded["theirs"].pk}
    with pytest.raises(actions.NotAllowed, match="does not wait"):
        carry(review, coded["along"], sade)


def test_another_stance_needs_its_reason(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """Who now reads it otherwise says why, and the reason is kept with the new coding."""
    with pytest.raises(actions.NotAllowed, match="say why"):
        carry(review, coded["along"], sade, stance="extends")
    made = carry(review, coded["along"], sade, stance="extends", reason="Nobody known is named")
    assert (made.stance, made.carried_because) == ("extends", "Nobody known is named")


def test_a_coder_carries_only_their_own(
    review: Review, coded: dict[str, Coding], sade: Actor, tom: Actor
) -> None:
    """Neither confirmed nor left behind by another: they make a coding of their own."""
    theirs = coded["theirs"]
    with pytest.raises(actions.NotAllowed, match="Tom Reed"):
        carry(review, theirs, sade)
    with pytest.raises(actions.NotAllowed, match="Tom Reed"):
        actions.leave(review=review, code="EG3", codings=[theirs], reason="r", by=sade)
    actions.code(passage=theirs.passage, code="EG3", version=2, stance="supports", by=sade)
    assert theirs.pk in waiting(review), "Sade looking at it is not Tom looking at it"
    assert carry(review, theirs, tom).coded_by == tom.user


def test_of_several_all_or_none(review: Review, coded: dict[str, Coding], sade: Actor) -> None:
    """One that is not theirs among several: nothing is carried."""
    stances = {coded["along"]: "supports", coded["theirs"]: "qualifies"}
    with pytest.raises(actions.NotAllowed):
        actions.carry(review=review, code="EG3", stances=stances, reason="", by=sade)
    assert codings.codings_to(review, "EG3", 2) == []


def test_what_is_left_behind_is_told_and_counts_no_more(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """It leaves sight and count with its reason; the coding and what it says of version 1 stay."""
    with pytest.raises(actions.NotAllowed, match="say why"):
        actions.leave(review=review, code="EG3", codings=[coded["time"]], reason=" ", by=sade)
    actions.leave(review=review, code="EG3", codings=[coded["time"]], reason="Of time", by=sade)
    assert coded["time"].pk not in waiting(review)
    known = queries.gather(review, None)
    assert queries.tallies(known)["EG3"] == {"supports": 1, "qualifies": 1}
    assert not queries.unsettled(known)
    sight = queries.in_sight(known, review, "EG3", 2, None)
    assert not sight.by_stance["contradicts"]
    assert [(one.reason, one.by) for one in queries.left_behind(known, "EG3")] == [
        ("Of time", "Sade Okonjo")
    ]
    assert coded["time"] in codings.codings_to(review, "EG3", 1)


def test_what_was_left_behind_is_written_once(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """Neither the reason nor the row is changed afterwards; who thinks again codes it again."""
    actions.leave(review=review, code="EG3", codings=[coded["time"]], reason="Of time", by=sade)
    with pytest.raises(RuntimeError):
        LeftBehind.objects.update(reason="another")
    actions.code(passage=coded["time"].passage, code="EG3", version=2, stance="extends", by=sade)
    assert queries.tallies(queries.gather(review, None))["EG3"]["extends"] == 1


def test_a_coder_who_is_not_heard_yet_stays_in_sight(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """That one coder looked again does not take the other's word away."""
    carry(review, coded["along"], sade)
    known = queries.gather(review, None)
    sight = queries.in_sight(known, review, "EG3", 2, None)
    (mine,), (theirs,) = sight.by_stance["supports"], sight.by_stance["qualifies"]
    assert (mine.note, theirs.note) == ("", "coded to version 1")
    assert queries.tallies(known)["EG3"] == {"supports": 1, "qualifies": 1, "contradicts": 1}


def test_a_draft_reworded_under_its_codings(review: Review, sade: Actor) -> None:
    """Within one version too: what was coded to other words waits; a new name asks nothing."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    passage = mark(review, "went along", sade)
    first = actions.code(passage=passage, code="EG90", version=1, stance="supports", by=sade)
    assert waiting(review, "EG90") == set()
    named = FIELDS | {"nickname": "Company"}
    draft = actions.amend(draft=draft, expected=1, fields=named, reason="name", by=sade)
    assert waiting(review, "EG90") == set()
    actions.amend(
        draft=draft,
        expected=2,
        fields=named | {"if_text": "somebody known goes along"},
        reason="words",
        by=sade,
    )
    assert waiting(review, "EG90") == {first.pk}
    actions.carry(review=review, code="EG90", stances={first: "supports"}, reason="", by=sade)
    assert waiting(review, "EG90") == set()
    assert queries.tallies(queries.gather(review, None))["EG90"] == {"supports": 1}


def test_left_behind_within_a_version_it_rests_on_no_more(review: Review, sade: Actor) -> None:
    """A draft does not go on the shelf with a passage that was left behind at its last words."""
    draft = actions.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    passage = mark(review, "went along", sade)
    first = actions.code(passage=passage, code="EG90", version=1, stance="supports", by=sade)
    changed = FIELDS | {"then_text": "comes back"}
    draft = actions.amend(draft=draft, expected=1, fields=changed, reason="words", by=sade)
    actions.leave(review=review, code="EG90", codings=[first], reason="Not of that", by=sade)
    assert queries.resting_on(draft) == []
    assert waiting(review, "EG90") == set()


def test_a_configuration_is_looked_at_again_too(review: Review, sade: Actor) -> None:
    """Its next version waits for its passages as a statement's does."""
    library.load_starter(by=Actor.system(review.organisation))
    made = actions.configure(review=review, fields=CONFIGURED, reason="r", by=sade)
    passage = mark(review, "went along", sade)
    first = actions.code(
        passage=passage, code="CM1", version=1, stance="supports", aim="configuration", by=sade
    )
    changed = CONFIGURED | {"outcome": "comes back"}
    actions.reconfigure(configuration=made, expected=1, fields=changed, reason="r", by=sade)
    assert waiting(review, "CM1") == {first.pk}
    (again,) = actions.carry(
        review=review, code="CM1", stances={first: "supports"}, reason="", by=sade
    )
    assert (again.aim, again.statement_version) == ("configuration", 2)


def test_a_reading_under_way_stays_blind(
    review: Review, coded: dict[str, Coding], sade: Actor, tom: Actor
) -> None:
    """Who reads a document on their own is shown nobody's codings of it, and nobody theirs."""
    nia = coded["along"].passage.document
    assert sade.user is not None
    with pytest.raises(extraction.NotAllowed):
        extraction.ask(document=nia, coder=sade.user, by=tom)
    other = other_document(review, sade)
    actions.code(passage=other, code="EG3", version=1, stance="supports", by=sade)
    assert tom.user is not None
    reading = extraction.ask(document=other.document, coder=tom.user, by=sade)
    mine = actions.code(passage=other, code="EG3", version=1, stance="qualifies", by=tom)
    seen = {one.passage_id for one in queries.waiting(review, tom.user, "EG3")}
    assert other.pk not in seen
    assert mine not in queries.waiting(review, sade.user, "EG3")
    extraction.finish(reading=reading, by=tom)
    assert mine in queries.waiting(review, sade.user, "EG3")


def test_who_has_left_can_be_left_behind(
    review: Review, coded: dict[str, Coding], sade: Actor
) -> None:
    """A coder who is not in the review any more cannot look again: a member says so, with why."""
    Coding.objects.filter(pk=coded["theirs"].pk).update(coded_by=None)
    gone = Coding.objects.get(pk=coded["theirs"].pk)
    with pytest.raises(actions.NotAllowed, match="only"):
        carry(review, gone, sade)
    actions.leave(review=review, code="EG3", codings=[gone], reason="Coded by me", by=sade)
    assert gone.pk not in waiting(review)


def other_document(review: Review, by: Actor) -> Passage:
    """A passage of another document."""
    document = extraction.hand_in(
        review=review, content=b"He was met at the door.", file_name="b.txt", by=by
    )
    return extraction.mark_words(page=document.pages.get(), words="met at the door", by=by)
