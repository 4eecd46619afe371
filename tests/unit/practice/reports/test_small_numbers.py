"""What is kept back of small numbers, and what is shown."""

from linkwork.practice.reports.small_numbers import (
    FEW,
    KEPT_BACK,
    Key,
    Sum,
    carefully,
    openly,
)


def test_everything_is_shown_to_whoever_sees_the_cases() -> None:
    """Whoever may open the cases sees every count as it is."""
    assert openly({"all": 1203, "some": 3})["some"].value == 3
    assert openly({"all": 1203})["all"].text == "1,203"


def test_small_counts_are_words() -> None:
    """A count under five, nought among them, reads "fewer than 5"; the others are rounded."""
    shown = carefully({"a": 0, "b": 4, "c": 5, "d": 7, "e": 8})
    assert [shown[key].text for key in "abcde"] == [FEW, FEW, "5", "5", "10"]


def test_one_small_part_hides_another() -> None:
    """Of a total in two parts the larger is left out too, or a subtraction would give the small."""
    shown = carefully({"all": 12, "few": 3, "rest": 9}, [Sum("all", ("few", "rest"))])
    assert shown["few"].text == FEW
    assert shown["rest"].text == KEPT_BACK
    assert shown["all"].value == 10


def test_where_rounding_hides_enough_nothing_more_is_left_out() -> None:
    """Among several rounded parts a small one is open enough as it is."""
    counts: dict[Key, int] = {"all": 300, "few": 3, "one": 97, "two": 200}
    shown = carefully(counts, [Sum("all", ("few", "one", "two"))])
    assert [shown[key].value for key in ("all", "few", "one", "two")] == [300, None, 95, 200]


def test_a_total_that_pins_its_parts_is_left_out() -> None:
    """Two parts of four under a shown ten could only be four and four: the ten goes too."""
    shown = carefully({"all": 8, "one": 4, "two": 4}, [Sum("all", ("one", "two"))])
    assert shown["all"].text == KEPT_BACK


def test_a_hidden_total_is_not_given_back_by_its_own_sum() -> None:
    """What is left out to protect a part is protected in its turn, along a chain of sums."""
    sums = [Sum("all", ("half", "rest")), Sum("half", ("few", "more"))]
    counts: dict[Key, int] = {"all": 40, "half": 10, "rest": 30, "few": 2, "more": 8}
    shown = carefully(counts, sums)
    assert shown["few"].value is None
    assert shown["more"].value is None
