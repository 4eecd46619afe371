"""A condition read on a block means what the plain reader says of each person in it."""

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.invented.conditions import as_known
from linkwork.invented.story import Story
from linkwork.theory.expression import Compare, Every, Expression, Not, Some, Value
from linkwork.theory.reading import read
from linkwork.theory.vocabulary import vocabulary

CASES = 6
COMPARES = [
    Compare("age", "<", 40.0),
    Compare("age", ">=", 55.0),
    Compare("accompanied", "==", True),
    Compare("sex", "==", "female"),
    Compare("sex", "!=", "male"),
]
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(COMPARES),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Some(tuple(parts))),
    ),
    max_leaves=6,
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "age": st.one_of(st.none(), st.sampled_from([20.0, 40.0, 55.0, 80.0])),
            "accompanied": st.one_of(st.none(), st.booleans()),
            "sex": st.one_of(st.none(), st.sampled_from(vocabulary()["sex"].choices)),
        }
    ),
    min_size=CASES,
    max_size=CASES,
)


def block(people: list[dict[str, Value | None]]) -> Story:
    """The people as a block."""
    story = Story(cases=len(people), anchor=date(2026, 11, 22))
    choices = vocabulary()["sex"].choices
    for fact, otherwise in (("age", 0.0), ("accompanied", False), ("sex", "female")):
        values = [otherwise if one[fact] is None else one[fact] for one in people]
        coded = [choices.index(str(value)) for value in values] if fact == "sex" else values
        known = np.array([one[fact] is not None for one in people])
        story.put(fact, np.array(coded), recorded=known)
    return story


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS, PEOPLE)
def test_agrees_with_the_plain_reader(
    expression: Expression, people: list[dict[str, Value | None]]
) -> None:
    """Yes, no and unknown fall as they do for one case, for any condition and any people."""
    held = as_known(expression, block(people))
    answers = [read(expression, person) for person in people]
    assert held.yes.tolist() == [answer is True for answer in answers]
    assert held.no.tolist() == [answer is False for answer in answers]
