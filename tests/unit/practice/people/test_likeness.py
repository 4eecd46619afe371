"""Two records may be one person however the name, the accents and the postcode were written."""

from datetime import date

import pytest

from linkwork.practice.people import likeness
from linkwork.practice.people.models import Person

BORN = date(1951, 5, 14)


def somebody(given: str, family: str, born: date = BORN, postcode: str = "") -> Person:
    """A record that is not kept."""
    return Person(given_name=given, family_name=family, born_on=born, postcode=postcode)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Amara", "Nwosu"), ("AMARA", "nwosu ")),
        (("Amara", "Nwosu"), ("Nwosu", "Amara")),
        (("José", "Núñez"), ("Jose", "Nunez")),
        (("Søren", "Łukasz"), ("Soren", "Lukasz")),
        (("Siobhan", "O'Brien"), ("Siobhan", "O\N{RIGHT SINGLE QUOTATION MARK}Brien")),
        (("Anne-Marie", "Smith"), ("Anne Marie", "Smith")),
        (("Amara Jane", "Nwosu"), ("Amara", "Nwosu")),
    ],
)
def test_the_same_name(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Case, spaces, accents, apostrophes, order and a middle name do not part a person."""
    assert likeness.same_name(somebody(*one), somebody(*other))


@pytest.mark.parametrize("other", [("Amara", "Nwosa"), ("Amara", ""), ("Amara", "Okafor")])
def test_another_name(other: tuple[str, str]) -> None:
    """A first name alone, or another surname, is not the same name."""
    assert not likeness.same_name(somebody("Amara", "Nwosu"), somebody(*other))


@pytest.mark.parametrize(
    ("other", "agree"),
    [
        (somebody("Amara", "Nwosu", date(1980, 1, 1), "m11aa"), ["name", "postcode"]),
        (somebody("Amara", "Nwosu", BORN, "LS1 4AB"), ["name", "birth date"]),
        (somebody("Mara", "Smith", BORN, "M1  1AA"), ["birth date", "postcode"]),
        (somebody("Amara", "Nwosu", date(1980, 1, 1)), ["name"]),
        (somebody("Keith", "Harlow", BORN), ["birth date"]),
    ],
)
def test_two_of_three(other: Person, agree: list[str]) -> None:
    """Two of name, birth date and postcode are enough to look; one is not."""
    amara = somebody("Amara", "Nwosu", BORN, "M1 1AA")
    assert likeness.agreements(amara, other) == agree
    assert likeness.may_be_one(amara, other) is (len(agree) >= 2)
