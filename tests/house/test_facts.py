"""Every fact of the vocabulary has one definition, or a reason why it has none yet."""

from datetime import date

from linkwork.practice.facts import export
from linkwork.practice.facts.expressions import NOT_COLLECTED, facts
from linkwork.theory.vocabulary import vocabulary

COLLECTED = facts(date(2026, 1, 1))


def test_every_fact_has_its_expression() -> None:
    """A fact is collected by an expression, or is named with the reason why it is not yet."""
    assert len(COLLECTED) > 30
    assert COLLECTED.keys() | NOT_COLLECTED.keys() == set(vocabulary())
    assert not COLLECTED.keys() & NOT_COLLECTED.keys()
    assert all(len(reason.split()) > 2 for reason in NOT_COLLECTED.values())


def test_every_fact_has_its_column() -> None:
    """The table of cases has a column for each fact, collected or not, and one for the case."""
    assert set(export.schema().names) == {"case", *vocabulary()}
