"""Configurations: both halves of the mechanism are said or marked as a gap; versions are kept."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.models import Configuration
from linkwork.library import actions as library
from tests.unit.evidence.synthesis.words import CONFIGURED, mark


@pytest.fixture
def made(review: Review, sade: Actor) -> Configuration:
    """A configuration of EG3 with a gap in its reasoning."""
    library.load_starter(by=Actor.system(review.organisation))
    actions.take_up(review=review, codes=["EG3"], reason="r", by=sade)
    return actions.configure(
        review=review, statement="EG3", fields=CONFIGURED, reason="read it", by=sade
    )


def test_a_configuration_says_its_parts_and_its_gap(made: Configuration) -> None:
    """What is not known is said to be unknown, in its row and in its sentence."""
    (one,) = queries.configurations(made.review)
    assert (one.code, one.version, one.statement) == ("CM1", 1, "EG3")
    assert one.contexts == ("people who live alone", "little recent company")
    assert one.gaps == ("reasoning",)
    assert one.sentence == (
        "Where people who live alone and little recent company, somebody comes to the door and "
        "goes along leads to goes to the first session: how people respond is not known yet."
    )


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"contexts": [" "]}, "one context at least"),
        ({"resource": ""}, "say the resource, or mark it as a gap"),
        ({"reasoning": "they feel safe"}, "say the reasoning, or mark it as a gap"),
    ],
)
def test_what_is_no_configuration(
    made: Configuration, sade: Actor, changed: dict[str, Any], why: str
) -> None:
    """No context, a half left blank, or a half both said and a gap: refused, and nothing kept."""
    with pytest.raises(actions.NotAllowed, match=why):
        actions.configure(review=made.review, fields=CONFIGURED | changed, reason="r", by=sade)
    assert len(queries.configurations(made.review)) == 1


def test_it_unpacks_a_statement_of_the_review(made: Configuration, sade: Actor) -> None:
    """A statement that the review does not work with cannot be unpacked."""
    with pytest.raises(actions.NotAllowed, match="EG2: no statement"):
        actions.configure(
            review=made.review, statement="EG2", fields=CONFIGURED, reason="r", by=sade
        )


def test_the_next_version_leaves_the_first_to_be_read(made: Configuration, tom: Actor) -> None:
    """The gap is filled in version 2, with a reason; version 1 still has it."""
    fields = CONFIGURED | {"reasoning": "they do not go in alone", "reasoning_gap": False}
    actions.reconfigure(
        configuration=made, expected=1, fields=fields, reason="a participant says so", by=tom
    )
    one = queries.configuration(made.review, "cm1")
    assert one is not None
    assert (one.version, one.gaps, one.by) == (2, (), "Tom Reed")
    newest, first = queries.versions_of(made)
    assert (newest.reasoning, first.reasoning_gap) == ("they do not go in alone", True)


def test_nobody_writes_over_what_they_have_not_seen(made: Configuration, tom: Actor) -> None:
    """A version made from an older page is held up, and nothing is kept of it."""
    actions.reconfigure(configuration=made, expected=1, fields=CONFIGURED, reason="r", by=tom)
    with pytest.raises(VersionConflict):
        actions.reconfigure(configuration=made, expected=1, fields=CONFIGURED, reason="r", by=tom)
    assert [row.number for row in queries.versions_of(made)] == [2, 1]


def test_passages_are_coded_to_a_configuration(made: Configuration, sade: Actor) -> None:
    """A configuration is a target like a statement, in its latest version."""
    review = made.review
    passage = mark(review, "went along", sade)
    actions.code(passage=passage, code="CM1", version=1, stance="supports", by=sade)
    sight = queries.in_sight(queries.gather(review, None), review, "CM1", 1, None)
    assert [one.coding.passage for one in sight.by_stance["supports"]] == [passage]
    with pytest.raises(actions.NotAllowed, match="CM1 version 2"):
        actions.code(passage=passage, code="CM1", version=2, stance="supports", by=sade)


def test_codes_go_on(made: Configuration, sade: Actor) -> None:
    """The next configuration has the next code, which no statement can have."""
    actions.configure(review=made.review, fields=CONFIGURED, reason="r", by=sade)
    assert [one.code for one in queries.configurations(made.review)] == ["CM1", "CM2"]
    assert queries.names_configuration("CM2")
    assert not queries.names_configuration("EG3")
