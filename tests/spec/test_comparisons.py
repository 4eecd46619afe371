"""Facts and comparisons.

A condition speaks of the facts of the vocabulary, below. A yes/no fact stands alone. A number or
a date is compared with `==`, `!=`, `<`, `<=`, `>` or `>=`; a choice or a text with `==` or `!=`.
"""

from tests.spec.tables import Meaning


def test_yes_no(meaning: Meaning) -> None:
    """A yes/no fact stands alone, and holds where it is yes."""
    meaning(
        "accompanied",
        """
        accompanied | answer
        yes         | yes
        no          | no
                    | unknown
    """,
    )


def test_at_least(meaning: Meaning) -> None:
    """A number is compared by its size; the border belongs to `>=` and `<=`."""
    meaning(
        "loneliness_before >= 6",
        """
        loneliness_before | answer
        5                 | no
        6                 | yes
        9                 | yes
    """,
    )
    meaning(
        "distance <= 2.5",
        """
        distance | answer
        2.5      | yes
        2.51     | no
    """,
    )


def test_strictly(meaning: Meaning) -> None:
    """The border does not belong to `>` and `<`."""
    meaning(
        "waited_for_place > 28",
        """
        waited_for_place | answer
        28               | no
        29               | yes
    """,
    )
    meaning(
        "goal_progress < -1",
        """
        goal_progress | answer
        -1            | no
        -1.5          | yes
    """,
    )


def test_equal_numbers(meaning: Meaning) -> None:
    """Numbers can be equal, and unequal."""
    meaning(
        "deprivation_fifth == 1",
        """
        deprivation_fifth | answer
        1                 | yes
        2                 | no
    """,
    )
    meaning(
        "deprivation_fifth != 1",
        """
        deprivation_fifth | answer
        1                 | no
        2                 | yes
    """,
    )


def test_choice(meaning: Meaning) -> None:
    """A choice is written as the vocabulary writes it, without quotes."""
    meaning(
        "symptoms == worse",
        """
        symptoms | answer
        worse    | yes
        same     | no
        better   | no
    """,
    )
    meaning(
        "route != self",
        """
        route | answer
        gp    | yes
        self  | no
    """,
    )


def test_text(meaning: Meaning) -> None:
    """Text stands between quotes, and is compared letter by letter."""
    meaning(
        'practice == "A81001"',
        """
        practice | answer
        A81001   | yes
        a81001   | no
        A81002   | no
    """,
    )


def test_date(meaning: Meaning) -> None:
    """A date is written year-month-day; later is more."""
    meaning(
        "offered_on >= 2026-04-01",
        """
        offered_on | answer
        2026-03-31 | no
        2026-04-01 | yes
        2027-01-01 | yes
    """,
    )
