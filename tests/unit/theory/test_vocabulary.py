"""The vocabulary holds typed facts in the order in which they are fixed."""

import pytest

from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import FactType, Vocabulary, nearest, vocabulary


def test_the_shipped_vocabulary() -> None:
    """Every fact has a type, a stage and a meaning; choices say what may be chosen."""
    facts = vocabulary()
    assert len(facts) == 74
    assert all(fact.meaning for fact in facts.values())
    assert facts["distance"].unit == "km"
    assert facts["symptoms"].type is FactType.CHOICE
    assert facts["symptoms"].choices == ("better", "same", "worse")
    assert facts["accompanied"].known_at is Stage.ENGAGEMENT
    assert facts["days_to_first_session"].part_of == ("first_session_attended",)


def test_facts_stand_in_the_order_of_the_stages() -> None:
    """Going down the vocabulary, no fact is fixed at an earlier stage than the one above it."""
    stages = [fact.known_at.place for fact in vocabulary().values()]
    assert stages == sorted(stages)


def test_fixed_before() -> None:
    """A fact is fixed before those of later stages, and those below it in its own."""
    facts = vocabulary()
    assert facts["agreed"].fixed_before(facts["accompanied"])
    assert facts["accompanied"].fixed_before(facts["first_session_attended"])
    assert not facts["first_session_attended"].fixed_before(facts["accompanied"])
    assert not facts["agreed"].fixed_before(facts["agreed"])


def test_unknown_is_a_choice_but_no_answer() -> None:
    """A record may hold `unknown`; a condition may not ask for it."""
    sex = vocabulary()["sex"]
    assert "unknown" in sex.choices
    assert "unknown" not in sex.answers


def test_labels() -> None:
    """A label is the name as people read it."""
    assert vocabulary()["gp_contacts_after"].label == "GP contacts after"


def test_nearest() -> None:
    """A misspelt word finds its neighbour; a strange one finds none."""
    assert nearest("acompanied", vocabulary()) == "accompanied"
    assert nearest("ACCOMPANIED", vocabulary()) == "accompanied"
    assert nearest("zzz", vocabulary()) is None


def test_stages_are_ordered() -> None:
    """An earlier stage is less than a later one, whatever the alphabet says."""
    assert Stage.REFERRAL < Stage.ENROLMENT < Stage.ENGAGEMENT < Stage.ADHERENCE < Stage.FOLLOW_UP
    assert Stage.FOLLOW_UP >= Stage.ADHERENCE
    assert Stage.REFERRAL <= Stage.REFERRAL
    assert min(Stage.SYSTEM, Stage.ADHERENCE, Stage.ENGAGEMENT) is Stage.ENGAGEMENT
    assert max(Stage) is Stage.SYSTEM


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[Age]\ntype="number"\nknown_at="referral"', "Age: not a name for a fact"),
        ('[not]\ntype="yes/no"\nknown_at="referral"', "not: not a name for a fact"),
        ('[age]\ntype="number"\nknown_at="referral"\nunits="y"', "age: a fact has no units"),
        ('[sex]\ntype="choice"\nknown_at="referral"', "sex: a choice, and only a choice"),
        ('[sex]\ntype="choice"\nknown_at="referral"\nchoices=["A b"]', "small letters"),
        ('[age]\ntype="number"\nknown_at="system"', "no fact of a case"),
        ('[age]\ntype="number"\nknown_at="referral"\npart_of=["x"]', "age: part of x, which is no"),
        ('[age]\ntype="digit"\nknown_at="referral"', "digit"),
    ],
)
def test_a_faulty_vocabulary_is_refused(text: str, words: str) -> None:
    """A vocabulary that could not be spoken is refused, with the fact's name."""
    with pytest.raises(ValueError, match=words):
        Vocabulary.from_toml(text)
