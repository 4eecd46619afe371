"""A coding says what a passage does, with which of its words, and what it is worth."""

from typing import Any

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions, coding, queries
from linkwork.evidence.extraction.models import NotTheWords, Passage, Span
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.records.models import Review

TARGETS = [
    coding.Target("EG3", 1, "Accompanied", "If someone goes along to be met, then they went in."),
    coding.Target("CM1", 2, "Met at home", "For those alone, company.", aim="configuration"),
]
ANSWERS = {"statement": "EG3:1", "stance": "supports", "part": "whole", "confidence": "sure"}


def form(passage: Passage, **answers: str) -> coding.CodingForm:
    """The coding form, filled in."""
    return coding.CodingForm(ANSWERS | answers, passage=passage, targets=TARGETS)


def test_spans_are_words_of_the_passage(passage: Passage, sade: Actor) -> None:
    """Each part's words are kept with their place and hash; they resolve."""
    filled = form(passage, resource="Being  met", reasoning="took the fear away\nthe fear")
    assert filled.is_valid(), filled.errors
    given = filled.coding()
    made = actions.code(passage=passage, statement_version=given.pop("version"), **given, by=sade)
    spans = queries.spans_of([made])[made.pk]
    assert [(one.role, one.quote) for one in spans] == [
        ("resource", "Being met"),
        ("reasoning", "took the fear away"),
        ("reasoning", "the fear"),
    ]
    assert all(one.resolves for one in spans)
    Span._base_manager.filter(pk=spans[0].pk).update(quote="Being left")
    assert not queries.spans_of([made])[made.pk][0].resolves


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("met at home", "does not stand in the passage"),
        ("e", "times in the passage: take a few more words along"),
        ("BEING MET", "nearly, but quotation marks, dashes or capitals differ"),
    ],
)
def test_words_from_elsewhere_are_refused(passage: Passage, typed: str, why: str) -> None:
    """Words of the page but not of the passage, words that stand twice, words nearly there."""
    filled = form(passage, context=typed)
    assert not filled.is_valid()
    assert why in str(filled.errors["context"])


def test_a_span_outside_its_passage_is_refused_by_the_table(passage: Passage, sade: Actor) -> None:
    """Not even an action can put a span where the passage is not."""
    outside = [Stretch(0, 5, "context")]
    with pytest.raises(NotTheWords):
        actions.code(
            passage=passage,
            code="EG3",
            statement_version=1,
            stance="supports",
            spans=outside,
            by=sade,
        )


def test_an_appraisal_needs_its_reason(passage: Passage) -> None:
    """A level without a reason, and a reason without a level, are each asked for."""
    lacking = form(passage, relevance="high", rigour_reason="few people")
    assert not lacking.is_valid()
    assert set(lacking.errors) == {"relevance_reason", "rigour"}


def test_appraisals_hold_for_a_passage_else_for_its_document(
    review: Review, passage: Passage, sade: Actor
) -> None:
    """What is said of the passage goes before what is said of the whole document."""
    filled = form(passage, relevance="low", relevance_reason="in passing", worth_of="document")
    assert filled.is_valid(), filled.errors
    for one in filled.appraisals():
        actions.appraise(**one, by=sade)
    kept = queries.in_force(queries.appraisals(review), passage, "EG3")
    assert (kept["relevance"].level, kept["relevance"].passage) == ("low", None)
    own = form(passage, relevance="high", relevance_reason="the very step")
    assert own.is_valid()
    for one in own.appraisals():
        actions.appraise(**one, by=sade)
    kept = queries.in_force(queries.appraisals(review), passage, "EG3")
    assert (kept["relevance"].level, kept["relevance"].reason) == ("high", "the very step")
    assert queries.in_force(queries.appraisals(review), passage, "EG1") == {}


def test_the_latest_appraisal_stands_and_all_are_kept(
    review: Review, passage: Passage, sade: Actor
) -> None:
    """Appraising again does not write over."""
    for level in ("high", "low"):
        actions.appraise(
            document=passage.document,
            passage=passage,
            code="EG3",
            statement_version=1,
            criterion="rigour",
            level=level,
            reason="r",
            by=sade,
        )
    assert [one.level for one in queries.appraisals(review)] == ["low"]
    assert passage.appraisals.count() == 2


def test_a_coder_finds_what_they_said_before(passage: Passage, sade: Actor, tom: Actor) -> None:
    """The form opens with one's own last coding of the target, and with nobody else's."""
    actions.code(
        passage=passage,
        code="EG3",
        statement_version=1,
        stance="qualifies",
        whole=False,
        memo="m",
        spans=[Stretch(passage.start, passage.start + 9, "resource")],
        by=sade,
    )
    shown = coding.first_values(passage, TARGETS, "EG3", sade.user)
    assert shown["stance"] == "qualifies"
    assert shown["part"] == "part"
    assert shown["resource"] == "Being met"
    assert coding.first_values(passage, TARGETS, "EG3:1", tom.user) == {"statement": "EG3:1"}
    assert coding.first_values(passage, TARGETS, "nothing", tom.user) == {}


def test_a_configuration_can_be_coded_to(passage: Passage) -> None:
    """The aim comes with the target."""
    filled = form(passage, statement="CM1:2")
    assert filled.is_valid()
    given = filled.coding()
    assert (given["code"], given["version"], given["aim"]) == ("CM1", 2, "configuration")


def test_what_is_no_answer_is_refused(passage: Passage, sade: Actor) -> None:
    """An unknown stance, part of a configuration, criterion or level is named."""
    theirs: dict[str, Any] = {"passage": passage, "code": "EG3", "statement_version": 1, "by": sade}
    cause = [Stretch(passage.start, passage.end, "cause")]
    with pytest.raises(actions.NotAllowed, match="proves"):
        actions.code(**theirs, stance="proves")
    with pytest.raises(actions.NotAllowed, match="cause"):
        actions.code(**theirs, stance="supports", spans=cause)
    worth: dict[str, Any] = {"criterion": "beauty", "level": "high", "reason": "r"}
    with pytest.raises(actions.NotAllowed, match="beauty"):
        actions.appraise(document=passage.document, **theirs, **worth)
