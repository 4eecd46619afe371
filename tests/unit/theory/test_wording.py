"""A condition can be said in words."""

import pytest

from linkwork.theory.statement import starter
from linkwork.theory.text import parse_outcome
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.wording import in_words, kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("accompanied", "accompanied is yes"),
        ("not leader_changed", "leader changed is no"),
        ("distance <= 3", "distance is 3 km or less"),
        ("weeks_of_support < 1", "weeks of support is less than 1 week"),
        ("cost_each_session > 2.5", "cost each session is more than £2.5"),
        ("symptoms != worse", "symptoms is not worse"),
        ("main_need == mental_wellbeing", "main need is mental wellbeing"),
        ('practice == "A81001"', 'practice is "A81001"'),
        ("offered_on >= 2026-04-01", "offered on is 1 April 2026 or after"),
        ("gp_contacts_after", "GP contacts after"),
        (
            "not (lives_alone or is_carer) and age == 70",
            "it is not so that (lives alone is yes or is carer is yes) and age is 70 years",
        ),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """Signs become words, and numbers have their units."""
    assert in_words(parse_outcome(text, vocabulary())) == words


def test_every_starter_can_be_said() -> None:
    """Every shipped condition and outcome has words."""
    for one in starter().statements:
        if one.condition and one.outcome:
            assert in_words(one.condition)
            assert in_words(one.outcome)


def test_kinds() -> None:
    """The answers a fact takes are said with its unit or its choices."""
    facts = vocabulary()
    assert kind(facts["distance"]) == "number, km"
    assert kind(facts["symptoms"]) == "better, same or worse"
    assert kind(facts["accompanied"]) == "yes/no"
