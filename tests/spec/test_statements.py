"""IF, THEN and the landmark rule.

A statement's IF is a condition. Its THEN is a condition too, or a number fact on its own, which
is then more or less rather than yes or no. IF may only use facts that were fixed before THEN: by
their stage, and within a stage by their place in the vocabulary below. A fact that is part of
what an outcome means, or is read at its end, may not explain it.
"""

from tests.spec.tables import Birth


def test_well(birth: Birth) -> None:
    """A component that was in place before the outcome may explain it."""
    birth("accompanied", "first_session_attended")
    birth("support_capped and needs >= 3", "completed")


def test_measure(birth: Birth) -> None:
    """An outcome may be a number on its own."""
    birth("groups_joined >= 1", "gp_contacts_after")


def test_later_stage(birth: Birth) -> None:
    """A fact of a later stage cannot explain an earlier one."""
    birth(
        "belonging >= 7",
        "first_session_attended",
        "belonging: not fixed before first_session_attended "
        "(fixed at adherence, after engagement); "
        "IF may only use facts fixed before THEN",
    )


def test_later_in_the_stage(birth: Birth) -> None:
    """Nor can a fact that comes later in the same stage."""
    birth(
        "agreed",
        "trust_in_referrer >= 7",
        "agreed: not fixed before trust_in_referrer (fixed later in enrolment); "
        "IF may only use facts fixed before THEN",
    )


def test_itself(birth: Birth) -> None:
    """Nothing explains itself."""
    birth("completed", "completed", "completed: the same fact stands in IF and in THEN")


def test_part_of_the_outcome(birth: Birth) -> None:
    """What an outcome is made of does not explain it: that would be true by definition."""
    birth(
        "sessions_attended >= 3",
        "sustained",
        "sessions_attended: part of what sustained means, "
        "so the statement would be true by definition",
    )
    birth(
        "completed",
        "goal_progress >= 1",
        "completed: goal_progress is part of what it means, "
        "so the statement would be true by definition",
    )


def test_every_outcome_counts(birth: Birth) -> None:
    """Where THEN speaks of several facts, IF comes before each of them."""
    birth(
        "accompanied",
        "first_session_attended or agreed",
        "accompanied: not fixed before agreed (fixed at engagement, after enrolment); "
        "IF may only use facts fixed before THEN",
    )
