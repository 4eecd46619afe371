"""Statements are read from files, and every fault of a file is named at once."""

import pytest

from linkwork.theory.statement import starter
from linkwork.theory.text import (
    Fault,
    StatementError,
    faults_in,
    from_row,
    from_toml,
    to_row,
    to_toml,
)

ROW = {
    "stage": "engagement",
    "actor": "link worker",
    "nickname": "Accompanied",
    "if": "accompanied",
    "then": "first_session_attended",
    "direction": "more likely",
    "if_text": "someone goes along",
    "then_text": "attends",
    "because_text": "not alone",
    "mechanism": "proposed",
}


def faults(**changes: object) -> list[Fault]:
    """The faults of a row after some changes."""
    with pytest.raises(StatementError) as error:
        from_row("EG3", {**ROW, **changes})
    return list(error.value.faults)


def test_what_may_be_left_out() -> None:
    """Sources, version, priority and verification have their usual values."""
    found = from_row("EG3", ROW)
    assert (found.sources, found.version, found.prioritised) == ((), 1, False)
    assert found.verified_against_full_text is False


def test_the_starters_are_the_same_after_a_file() -> None:
    """The shipped statements survive being written and read again."""
    assert from_toml(to_toml(starter())) == starter()


def test_a_row_leaves_out_what_is_usual() -> None:
    """A written row is as short as a person would write it."""
    assert to_row(from_row("EG3", ROW)) == {**ROW, "prioritised": False, "sources": []}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"stage": "engagment"}, "stage", "engagment: did you mean engagement?"),
        ({"direction": 3}, "direction", "3: it is one of more likely, less likely"),
        ({"mechanism": "Stated"}, "mechanism", "Stated: did you mean stated?"),
        ({"nickname": " "}, "nickname", "empty"),
        ({"actor": 7}, "actor", "text is wanted"),
        ({"if": 7}, "if", "text is wanted"),
        ({"sources": "husk2020"}, "sources", "a list of citation keys is wanted"),
        ({"version": True}, "version", "a whole number from 1 is wanted"),
        ({"prioritised": "yes"}, "prioritised", "true or false is wanted"),
        ({"becuse_text": "x"}, "becuse_text", "no such field; did you mean because_text?"),
        ({"then": ""}, "then", "empty, though the other half is a condition"),
        ({"if": ""}, "if", "empty, though the other half is a condition"),
    ],
)
def test_a_faulty_field(changes: dict[str, object], field: str, words: str) -> None:
    """A field that is not what it should be is named, with what it should be."""
    (fault,) = faults(**changes)
    assert (fault.code, fault.field) == ("EG3", field)
    assert words in fault.message


def test_a_missing_field() -> None:
    """A field that is not there is named."""
    row = {name: value for name, value in ROW.items() if name != "because_text"}
    with pytest.raises(StatementError, match="EG3 because_text: this field is missing"):
        from_row("EG3", row)


def test_every_fault_has_its_word_and_column() -> None:
    """IF and THEN are both looked through, and each wrong word is named with its column."""
    found = faults(**{"if": "acompanied and agee > 3", "then": "atended"})
    assert [(one.field, one.word, one.column) for one in found] == [
        ("if", "acompanied", 1),
        ("if", "agee", 16),
        ("then", "atended", 1),
    ]


def test_the_landmark_rule_points_at_the_word() -> None:
    """A fact that comes too late is shown where it stands in IF."""
    (fault,) = faults(**{"if": "age > 3 and completed"})
    assert (fault.word, fault.column) == ("completed", 13)
    assert fault.excerpt.splitlines()[1] == " " * 12 + "^" * 9


def test_ripples() -> None:
    """A ripple joins statements that are there."""
    library, found = faults_in(
        {
            "EG31": ROW,
            "ripple": [
                {"from": "EG31", "to": "EG32"},
                {"from": "EG31", "to": "EG31", "weakens": 1},
                7,
            ],
        }
    )
    assert len(library.statements) == 1
    assert [str(one) for one in found] == [
        "ripple 1 to: EG32: no such statement; did you mean EG31?",
        "ripple 2 weakens: true or false is wanted",
        "ripple 3: a table with from and to is wanted",
    ]


def test_good_statements_are_kept_apart_from_faulty_ones() -> None:
    """One faulty statement does not spoil the others, and both are told."""
    library, found = faults_in({"EG3": ROW, "EG4": {**ROW, "if": "nothing"}, "EG5": "text"})
    assert [one.code for one in library.statements] == ["EG3"]
    assert {one.code for one in found} == {"EG4", "EG5"}
