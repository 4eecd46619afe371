"""A published statement on one person's case: in place, missing or not known, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.practice.advice.reading import Standing, on_case, stage_of, turned, wanting
from linkwork.practice.advice.words import WORDS, said
from linkwork.theory.expression import Not
from linkwork.theory.reading import read
from linkwork.theory.stages import Stage
from linkwork.theory.statement import starter
from linkwork.theory.text import parse
from linkwork.theory.vocabulary import vocabulary

HERE = {"agreed": True, "first_session_attended": None}
STATEMENTS = {one.code: one for one in starter().statements}


def standing(code: str, **facts: object) -> Standing:
    """How one statement stands on a case that is in engagement, with these facts."""
    (reading,) = on_case([STATEMENTS[code]], {**HERE, **facts})
    return reading.standing


@pytest.mark.parametrize(
    ("code", "facts", "wanted"),
    [
        ("EG3", {"accompanied": True}, Standing.IN_PLACE),
        ("EG3", {"accompanied": False}, Standing.MISSING),
        ("EG3", {}, Standing.NOT_KNOWN),
        ("EG1", {"distance": 5.0}, Standing.MISSING),  # too far, whatever it costs
        ("EG1", {"distance": 1.0}, Standing.NOT_KNOWN),
        ("EG7", {"waited_for_place": 40}, Standing.MISSING),  # holds, and makes it less likely
        ("EG7", {"waited_for_place": 3}, Standing.IN_PLACE),
    ],
)
def test_standing(code: str, facts: dict[str, object], wanted: Standing) -> None:
    """What holds is in place, what does not is missing, what nobody asked is not known."""
    assert standing(code, **facts) is wanted


def test_only_the_stage_is_read() -> None:
    """A statement of another stage says nothing of this case now."""
    read_now = {one.statement.code for one in on_case(STATEMENTS.values(), HERE)}
    assert "EG3" in read_now
    assert not {"EN1", "AD1", "AD6", "SY1"} & read_now


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({"agreed": None}, Stage.ENROLMENT),
        ({"agreed": True}, Stage.ENGAGEMENT),
        ({"agreed": True, "first_session_attended": True}, Stage.ADHERENCE),
        ({"agreed": True, "first_session_attended": True, "completed": False}, Stage.FOLLOW_UP),
    ],
)
def test_stage(facts: dict[str, object], stage: Stage) -> None:
    """A case is in the stage it has entered and not left."""
    assert stage_of(facts) is stage


def test_what_is_wanting_is_named() -> None:
    """Only the facts that stand in the way are named."""
    condition = parse("distance <= 3 and cost_each_session <= 2", vocabulary())
    assert wanting(condition, {"distance": 5, "cost_each_session": 1}) == ["distance"]
    assert wanting(condition, {"cost_each_session": 1}) == ["distance"]
    assert wanting(condition, {"distance": 1, "cost_each_session": 1}) == []


@given(
    distance=st.none() | st.floats(0, 10),
    cost=st.none() | st.floats(0, 10),
    alone=st.none() | st.booleans(),
)
def test_turned_round_is_not(
    distance: float | None, cost: float | None, alone: bool | None
) -> None:
    """The opposite said plainly means what `not` means, unknowns included."""
    text = "(distance <= 3 and cost_each_session > 2) or not lives_alone"
    condition = parse(text, vocabulary())
    facts = {"distance": distance, "cost_each_session": cost, "lives_alone": alone}
    assert read(turned(condition), facts) is read(Not(condition), facts)


def test_every_fact_of_a_statement_can_be_said() -> None:
    """No page shows a fact's bare name: each has its words for known and for not known."""
    spoken = {name for one in on_case(STATEMENTS.values(), HERE) for name in one.wanting}
    assert spoken
    assert spoken <= set(WORDS)
    for name in WORDS:
        assert "_" not in said(name, None)
