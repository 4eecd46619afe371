"""What is refused, and in which words.

A mistake is named by its word, its column and, where one comes near, the word that was meant.
There is one spelling for each thing, so that two people who mean the same write the same.
"""

from tests.spec.tables import Refused


def test_no_such_fact(refused: Refused) -> None:
    """A fact that is not in the vocabulary is refused."""
    refused("acompanied", 1, "acompanied: no such fact; did you mean accompanied?")
    refused("age >= 18 and shoe_size > 40", 15, "shoe_size: no such fact")


def test_choices(refused: Refused) -> None:
    """A choice must be one of the fact's, and an unknown one cannot be asked for."""
    refused(
        "symptoms == worst",
        13,
        "worst: no such choice of symptoms; did you mean worse? "
        "(the choices are better, same, worse)",
    )
    refused(
        "sex == unknown",
        8,
        "unknown: this is no answer: an unknown fact cannot be asked for; "
        "the choices are female, male, other",
    )
    refused('sex == "female"', 8, '"female": a choice is written without quotes')
    refused("symptoms > same", 10, ">: symptoms is a choice; compare it with == or !=")


def test_yes_no_stands_alone(refused: Refused) -> None:
    """A yes/no fact is not compared with anything."""
    refused(
        "accompanied == yes",
        13,
        "==: accompanied is yes/no and stands alone; write accompanied or not accompanied",
    )


def test_kinds(refused: Refused) -> None:
    """A fact is compared with a value of its own kind, and never with another fact."""
    refused("age >= old", 8, "old: a number is wanted")
    refused(
        "loneliness_after < loneliness_before",
        20,
        "loneliness_before: a number is wanted; a fact is not compared with another fact",
    )
    refused("offered_on > 2026", 14, "2026: a date is wanted, as in 2026-01-31")
    refused("offered_on > 2026-02-30", 14, "2026-02-30: this is no date in the calendar")
    refused("practice == A81001", 13, 'A81001: text stands between quotes, as in "A81001"')


def test_a_number_alone(refused: Refused) -> None:
    """Only a yes/no fact can stand alone in a condition."""
    refused(
        "check_ins",
        1,
        "check_ins: a number on its own is not a condition; compare it, as in check_ins >= 1",
    )


def test_habits(refused: Refused) -> None:
    """Habits from elsewhere are answered with the spelling that is meant."""
    refused("age = 65", 5, "=: write == instead")
    refused("age is 65", 5, "is: write == instead")
    refused("lives_alone AND is_carer", 13, "AND: write and instead")
    refused("lives_alone && is_carer", 13, "&&: write and instead")
    refused("!lives_alone", 1, "!: write not instead")
    refused("age ≥ 65", 5, "≥: write >= instead")


def test_numbers(refused: Refused) -> None:
    """A number is written in plain digits, with at most 15 of them."""
    refused(
        "age >= 1e3",
        8,
        "1e3: a number is written in plain digits, as in 3, 0.5 or -1; a date as 2026-01-31",
    )
    refused(
        "distance >= 0.12345678901234567",
        13,
        "0.12345678901234567: a number has at most 15 digits, and at most 9 zeros after the point",
    )


def test_brackets(refused: Refused) -> None:
    """Every bracket has its partner."""
    refused("(lives_alone or is_carer", 1, "(: this bracket is never closed")
    refused("lives_alone)", 12, "): this bracket was never opened")


def test_unfinished(refused: Refused) -> None:
    """A condition is complete."""
    refused("", 1, "a condition is wanted here")
    refused("lives_alone and", 16, "the text ends where a fact is wanted")
    refused("age >=", 7, "a value is wanted after >=")
    refused(
        "lives_alone is_carer", 13, "is_carer: not expected here; conditions are joined by and, or"
    )
