"""The design of a study: who is compared, given what."""

import pytest

from linkwork.learning.methods.confounders import OF_STAGE, confounders_for
from linkwork.learning.methods.designs import Design, Plan, design_for
from linkwork.theory.expression import facts_of
from linkwork.theory.statement import starter
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.writing import write


def design(code: str) -> Design:
    """The design of a starter statement."""
    statement = starter().find(code)
    assert statement
    made = design_for(statement, Plan())
    assert made
    return made


@pytest.mark.parametrize(
    ("code", "risk_set"),
    [("EN1", None), ("EG3", "agreed"), ("AD1", "first_session_attended")],
)
def test_the_risk_set_is_the_stage(code: str, risk_set: str | None) -> None:
    """Only those who reached a stage are compared on what happened in it."""
    made = design(code)
    assert (write(made.risk_set) if made.risk_set else None) == risk_set


def test_context_is_parted_from_component() -> None:
    """A setback, and what was so before the stage, say where a statement applies."""
    setback, complex_need = design("AD9"), design("AD10")
    assert setback.context
    assert write(setback.context) == "setback"
    assert write(setback.component) == "not link_worker_changed"
    assert complex_need.context
    assert write(complex_need.context) == "needs >= 3"
    assert write(complex_need.component) == "support_capped"


def test_confounders_are_fixed_before_the_component() -> None:
    """Nothing that could be a consequence of the component is held equal."""
    facts = vocabulary()
    for statement in starter().statements:
        made = design_for(statement, Plan())
        if made is None:
            continue
        for confounder in made.confounders:
            moment = facts[confounder.fixed_with or confounder.fact]
            for name in facts_of(made.component):
                assert moment.fixed_before(facts[name]), (statement.code, confounder.fact, name)


def test_distance_is_held_equal_where_it_was_known_first() -> None:
    """How far the activity is comes before company is arranged, and after the first call."""
    assert "distance" in {one.fact for one in design("EG3").confounders}
    assert "distance" not in {one.fact for one in design("EG4").confounders}
    assert "distance" not in {one.fact for one in design("EG1").confounders}


def test_every_confounder_has_its_reason() -> None:
    """A fact is held equal for a reason that people can argue with."""
    for chosen in OF_STAGE.values():
        assert all(len(one.reason) > 20 and one.fact in vocabulary() for one in chosen)
    assert confounders_for(next(iter(OF_STAGE)), ("belief_it_will_help",), vocabulary())


def test_words_alone_have_no_design() -> None:
    """A statement without a condition cannot be tested."""
    statement = starter().find("SY1")
    assert statement
    assert design_for(statement, Plan()) is None


def test_a_number_has_its_own_smallest_effect() -> None:
    """Half a contact with the GP, not five points in a hundred."""
    assert design("AD6").smallest == 0.5
    assert design("EG3").smallest == 0.05
