"""And, or, not.

Conditions are joined by `and` and `or`, turned round by `not`, and grouped by brackets. `not`
binds closest, then `and`, then `or`; Linkwork writes the brackets out where both are mixed.
"""

from tests.spec.tables import Meaning


def test_and(meaning: Meaning) -> None:
    """`and` holds where every part holds."""
    meaning(
        "distance <= 3 and cost_each_session <= 2",
        """
        distance | cost_each_session | answer
        3        | 2                 | yes
        3        | 5                 | no
        8        | 0                 | no
    """,
    )


def test_or(meaning: Meaning) -> None:
    """`or` holds where one part holds, or several."""
    meaning(
        "lives_alone or is_carer",
        """
        lives_alone | is_carer | answer
        yes         | yes      | yes
        yes         | no       | yes
        no          | no       | no
    """,
    )


def test_not(meaning: Meaning) -> None:
    """`not` turns an answer round; what is unknown stays unknown."""
    meaning(
        "not shared_care",
        """
        shared_care | answer
        yes         | no
        no          | yes
                    | unknown
    """,
    )
    meaning(
        "not (needs >= 3)",
        """
        needs | answer
        2     | yes
        3     | no
    """,
    )


def test_not_binds_closest(meaning: Meaning) -> None:
    """`not` speaks of what stands right after it, and of no more."""
    meaning(
        "not leader_changed and social_time",
        """
        leader_changed | social_time | answer
        no             | yes         | yes
        no             | no          | no
        yes            | no          | no
    """,
    )


def test_and_before_or(meaning: Meaning) -> None:
    """`and` binds closer than `or`: this reads as `lives_alone or (is_carer and needs >= 3)`."""
    meaning(
        "lives_alone or is_carer and needs >= 3",
        """
        lives_alone | is_carer | needs | answer
        yes         | no       | 0     | yes
        no          | yes      | 3     | yes
        no          | yes      | 2     | no
    """,
    )


def test_brackets(meaning: Meaning) -> None:
    """Brackets say otherwise."""
    meaning(
        "(lives_alone or is_carer) and needs >= 3",
        """
        lives_alone | is_carer | needs | answer
        yes         | no       | 0     | no
        yes         | no       | 3     | yes
    """,
    )


def test_each_word_once_more(meaning: Meaning) -> None:
    """The same fact may be spoken of twice, as for a range."""
    meaning(
        "age >= 18 and age < 65",
        """
        age | answer
        17  | no
        18  | yes
        64  | yes
        65  | no
    """,
    )
