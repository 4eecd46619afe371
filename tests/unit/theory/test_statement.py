"""A statement is refused at birth where it has no meaning."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from linkwork.theory.expression import Compare, Measure
from linkwork.theory.stages import Stage
from linkwork.theory.statement import Library, Statement, starter

BORN = Statement(
    code="EG3",
    stage=Stage.ENGAGEMENT,
    actor="link worker",
    nickname="Accompanied",
    condition=Compare("accompanied", "==", True),
    outcome=Compare("first_session_attended", "==", True),
    direction="more likely",
    if_text="someone goes along",
    then_text="attends",
    because_text="not alone",
    mechanism="proposed",
)


def test_the_starters() -> None:
    """There are 33 starters and 6 ripples; none is verified, three are in words only."""
    library = starter()
    assert len(library.statements) == 33
    assert len(library.ripples) == 6
    assert not any(one.verified_against_full_text for one in library.statements)
    assert [one.code for one in library.statements if one.in_words_only] == ["SY1", "SY2", "SY3"]
    assert sum(one.prioritised for one in library.statements) == 8
    assert {one.version for one in library.statements} == {1}


def test_starters_rest_on_sources() -> None:
    """Every starter names where it comes from."""
    assert all(one.sources for one in starter().statements)


def test_a_measure_among_the_starters() -> None:
    """AD6 speaks of a number that is more or less."""
    found = starter().find("ad6")
    assert found is not None
    assert found.outcome == Measure("gp_contacts_after")


def test_ripples_of_a_statement() -> None:
    """A statement knows what it leads to and what leads to it."""
    assert [one.to_code for one in starter().ripples_of("EG5")] == ["EG5", "EG12"]
    assert [one.weakens for one in starter().ripples_of("SY3")] == [True]
    assert Library(()).find("EG3") is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda: replace(BORN, code="3"), "a code is a letter"),
        (lambda: replace(BORN, direction="likely"), "EG3: a direction is"),  # type: ignore[arg-type]
        (lambda: replace(BORN, mechanism="guessed"), "EG3: a mechanism is"),  # type: ignore[arg-type]
        (lambda: replace(BORN, version=0), "EG3: versions are counted from 1"),
        (lambda: replace(BORN, outcome=None), "EG3: IF and THEN are both"),
        (lambda: replace(BORN, outcome=Measure("completed")), "completed: an outcome on its own"),
        (lambda: replace(BORN, outcome=Measure("gp_visits")), "gp_visits: an outcome on its own"),
        (lambda: replace(BORN, condition=Compare("acompanied", "==", True)), "did you mean accomp"),
        (lambda: replace(BORN, condition=Compare("sustained", "==", True)), "not fixed before"),
    ],
)
def test_what_is_refused_at_birth(change: Callable[[], Statement], words: str) -> None:
    """A statement without one meaning cannot be made, and says why under its code."""
    with pytest.raises(ValueError, match=words):
        change()
