"""What is unknown.

Any fact may be unknown, and a condition then answers *yes*, *no* or *unknown* (Kleene's
three-valued logic). Unknown is never counted as no: a missing record is not a missing component.

These all mean that a fact is not known: nothing recorded (in a database NULL, in a CSV file an
empty cell or `NA`), a number that is not a number (NaN), an empty text, and the recorded category
`unknown`. A fact the table has no column for is unknown in every case.
"""

from tests.spec.tables import Meaning


def test_missing(meaning: Meaning) -> None:
    """A comparison with a fact nobody knows is unknown, whatever the sign."""
    meaning(
        "age >= 65",
        """
        age | answer
            | unknown
    """,
    )
    meaning(
        "age != 65",
        """
        age | answer
            | unknown
    """,
    )


def test_one_part_decides(meaning: Meaning) -> None:
    """A missing fact leaves the whole unknown, unless another part already decides."""
    meaning(
        "loneliness_before >= 6 and lives_alone",
        """
        loneliness_before | lives_alone | answer
        7                 | yes         | yes
        7                 |             | unknown
        4                 |             | no
                          | no          | no
                          | yes         | unknown
                          |             | unknown
    """,
    )
    meaning(
        "loneliness_before >= 6 or lives_alone",
        """
        loneliness_before | lives_alone | answer
        7                 |             | yes
        4                 |             | unknown
                          | yes         | yes
                          | no          | unknown
                          |             | unknown
    """,
    )


def test_recorded_as_unknown(meaning: Meaning) -> None:
    """The recorded category `unknown` is not an answer: it says that nobody knows."""
    meaning(
        "sex == female",
        """
        sex     | answer
        female  | yes
        male    | no
        unknown | unknown
                | unknown
    """,
    )
    meaning(
        "ethnic_group != white",
        """
        ethnic_group | answer
        asian        | yes
        white        | no
        unknown      | unknown
    """,
    )


def test_not_a_number(meaning: Meaning) -> None:
    """A number that is not a number is unknown, though databases count it as the largest."""
    meaning(
        "distance > 3",
        """
        distance | answer
        NaN      | unknown
        inf      | yes
    """,
    )
    meaning(
        "not (distance <= 3)",
        """
        distance | answer
        NaN      | unknown
        4        | yes
    """,
    )


def test_empty_text(meaning: Meaning) -> None:
    """An empty text is unknown."""
    meaning(
        'link_worker != "Asha"',
        """
        link_worker | answer
        ""          | unknown
        Asha        | no
        Ben         | yes
    """,
    )


def test_no_certainty_from_opposites(meaning: Meaning) -> None:
    """Two unknowns stay unknown, even where common sense sees that one of them must hold."""
    meaning(
        "age < 65 or age >= 65",
        """
        age | answer
        64  | yes
            | unknown
    """,
    )
