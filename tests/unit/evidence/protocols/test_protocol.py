"""A protocol is written, frozen once it is whole, and changes after that only with a reason."""

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models.kept import NeverChanges
from linkwork.access.models.protected import VersionConflict
from linkwork.evidence.protocols import actions, beginnings, freezing, queries
from linkwork.evidence.protocols.models import Duty
from linkwork.evidence.protocols.sections import SECTIONS
from linkwork.evidence.records.models import Review


@pytest.fixture
def written(review: Review, sade: Actor) -> Review:
    """A review whose protocol is whole and not frozen."""
    for one in SECTIONS:
        actions.write(review=review, section=one.name, words=f"About {one.name}", by=sade)
    return review


def test_written_over(review: Review, sade: Actor, tom: Actor) -> None:
    """Until it is frozen, a section is written and written over; who wrote it last is known."""
    actions.write(review=review, section="question", words="Why?", by=sade)
    actions.write(review=review, section="question", words="For whom, and why?", by=tom)
    kept = queries.words_of(review, "question")
    assert kept is not None
    assert (kept.words, kept.written_by) == ("For whom, and why?", tom.user)
    assert not queries.amendments(review)


def test_two_writers(review: Review, sade: Actor, tom: Actor) -> None:
    """Whoever writes on what they saw before another wrote is told, and nothing is lost."""
    seen = actions.write(review=review, section="scope", words="Adults", by=sade).version
    actions.write(review=review, section="scope", words="All", by=tom, expected=seen)
    with pytest.raises(VersionConflict):
        actions.write(review=review, section="scope", words="Children", by=sade, expected=seen)


def test_not_frozen_with_gaps(review: Review, sade: Actor) -> None:
    """A protocol with gaps is not frozen, and the gaps are named."""
    actions.write(review=review, section="question", words="Why?", by=sade)
    with pytest.raises(actions.NotAllowed, match="purpose, form of configurations"):
        actions.freeze(review=review, by=sade)
    assert queries.frozen(review) is None


def test_frozen(written: Review, sade: Actor) -> None:
    """Frozen, it has a day, a name and the hash of its words, and is not written any more."""
    frozen = actions.freeze(review=written, by=sade)
    assert queries.frozen(written) == frozen.frozen_at
    words = {name: row.words for name, row in queries.written(written).items()}
    assert frozen.frozen_hash == freezing.hash_of("CMOC", words)
    with pytest.raises(actions.NotAllowed, match="by an amendment"):
        actions.write(review=written, section="scope", words="Other", by=sade)
    with pytest.raises(actions.NotAllowed, match="frozen already"):
        actions.freeze(review=written, by=sade)
    with pytest.raises(actions.NotAllowed, match="frozen"):
        actions.choose_form(review=written, form="CMO", by=sade)


def test_amended(written: Review, sade: Actor, tom: Actor) -> None:
    """An amendment keeps what stood, what stands, why, who and when; the section says the new."""
    actions.freeze(review=written, by=sade)
    made = actions.amend(
        review=written,
        section="search",
        old="About search",
        new="One more database",
        reason="it was missing",
        by=tom,
    )
    assert [one.pk for one in queries.amendments(written)] == [made.pk]
    assert (made.old, made.new, made.made_by) == ("About search", "One more database", tom.user)
    kept = queries.words_of(written, "search")
    assert kept is not None
    assert kept.words == "One more database"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"reason": "  "}, "say why"),
        ({"old": "Something else"}, "somebody else has amended"),
        ({"new": "About search"}, "as they were"),
        ({"new": " "}, "write something"),
    ],
)
def test_not_amended(written: Review, sade: Actor, changes: dict[str, str], says: str) -> None:
    """No change without a reason, on words that stand no more, or that changes nothing."""
    actions.freeze(review=written, by=sade)
    given = {"old": "About search", "new": "Other", "reason": "because"} | changes
    with pytest.raises(actions.NotAllowed, match=says):
        actions.amend(review=written, section="search", **given, by=sade)
    assert not queries.amendments(written)


def test_the_form_is_amended_with_its_section(written: Review, sade: Actor, tom: Actor) -> None:
    """The choice changes with its section; both choices stand in the amendment, and stay."""
    actions.freeze(review=written, by=sade)
    seen = queries.stands(written, "form")
    made = actions.amend(
        review=written,
        section="form",
        old=seen,
        new="About form",
        form="ICAMO",
        reason="who acts matters",
        by=tom,
    )
    assert queries.form(written) == "ICAMO"
    assert (made.old, made.new) == (seen, queries.stands(written, "form"))
    assert made.old.startswith("Context, mechanism as resource and reasoning, outcome (CMOC).")
    assert made.new.startswith("Intervention, context, actor, mechanism, outcome (ICAMO).")
    with pytest.raises(actions.NotAllowed, match="somebody else has amended"):
        actions.amend(
            review=written, section="form", old=seen, new="x", form="CMO", reason="y", by=sade
        )
    actions.amend(
        review=written, section="form", old=made.new, new="Briefly", reason="shorter", by=sade
    )
    assert queries.form(written) == "ICAMO"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"form": "CMOC"}, "as they were"),
        ({"form": "PICO"}, "CMO, CMOC, ICAMO"),
        ({"form": "CMO", "section": "scope"}, "only the section on configurations"),
        ({"form": "CMO", "new": " "}, "write something"),
    ],
)
def test_no_other_form(written: Review, sade: Actor, changes: dict[str, str], says: str) -> None:
    """A form there is, in its own section, and another than the one that stands."""
    actions.freeze(review=written, by=sade)
    given = {"section": "form", "new": "About form", "reason": "because"} | changes
    given["old"] = queries.stands(written, given["section"])
    with pytest.raises(actions.NotAllowed, match=says):
        actions.amend(review=written, by=sade, **given)
    assert queries.form(written) == "CMOC"
    assert not queries.amendments(written)


def test_amendments_wait_for_the_freezing(written: Review, sade: Actor) -> None:
    """What is not frozen is written, not amended."""
    with pytest.raises(actions.NotAllowed, match="not frozen"):
        actions.amend(
            review=written, section="scope", old="About scope", new="x", reason="y", by=sade
        )


def test_amendments_are_written_once(written: Review, sade: Actor) -> None:
    """A change of plan is never written over."""
    actions.freeze(review=written, by=sade)
    made = actions.amend(
        review=written, section="scope", old="About scope", new="x", reason="y", by=sade
    )
    made.reason = "another"
    with pytest.raises(NeverChanges):
        made.save()


def test_roles(review: Review, sade: Actor, tom: Actor, nia: Actor) -> None:
    """Members hold roles from day to day; whoever is no member holds none."""
    assert sade.user is not None
    assert tom.user is not None
    assert nia.user is not None
    lead = actions.give_role(review=review, member=sade.user, role=Duty.Role.LEAD, by=sade)
    actions.give_role(review=review, member=sade.user, role=Duty.Role.READER, by=sade)
    assert queries.roles(review) == {sade.user: ["lead", "reader"], tom.user: []}
    with pytest.raises(actions.NotAllowed, match="already"):
        actions.give_role(review=review, member=sade.user, role=Duty.Role.LEAD, by=sade)
    with pytest.raises(actions.NotAllowed, match="no member"):
        actions.give_role(review=review, member=nia.user, role=Duty.Role.READER, by=sade)
    actions.end_role(duty=lead, by=sade)
    assert queries.roles(review)[sade.user] == ["reader"]
    assert [one.role for one in queries.past_duties(review)] == ["lead"]
    assert queries.holders(review, "reader") == [sade.user]


def test_beginning(review: Review, sade: Actor, tom: Actor, ines: Actor) -> None:
    """The demonstration's protocol is whole, frozen, amended twice; a second time adds nothing."""
    for _ in range(2):
        beginnings.begin(review=review, reviewers=[sade, tom, ines], by=sade)
    assert queries.frozen(review)
    assert not queries.missing(queries.written(review))
    assert [one.section for one in queries.amendments(review)] == ["selection", "scope"]
    assert tom.user is not None
    assert queries.roles(review)[tom.user] == ["reader", "coder"]
