"""Dates and lengths of time are said as people say them."""

from datetime import UTC, date, datetime

import pytest

from linkwork.ui import words

ON = date(2026, 11, 24)


def test_a_date_is_said_in_full() -> None:
    """A day has no leading nought and its month is a word."""
    assert words.day(date(2026, 3, 3)) == "3 March 2026"
    assert words.weekday(ON) == "Tuesday 24 November 2026"
    assert words.day(None) == ""


def test_a_moment_is_said_in_london_time() -> None:
    """A summer evening in UTC is already the next day in London."""
    late = datetime(2026, 6, 30, 23, 20, tzinfo=UTC)
    assert words.day_clock(late) == "1 July 2026, 00:20"
    assert words.clock(datetime(2026, 11, 24, 9, 20, tzinfo=UTC)) == "09:20"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "today"),
        (1, "1 day"),
        (12, "12 days"),
        (55, "55 days"),
        (63, "9 weeks"),
        (364, "52 weeks"),
        (365, "12 months"),
        (800, "26 months"),
    ],
)
def test_a_wait_is_said_in_the_unit_people_use(number: int, said: str) -> None:
    """Days up to eight weeks, then weeks, then months."""
    assert words.waited(number) == said


def test_how_far_a_date_lies() -> None:
    """Near days have a word of their own, before and after."""
    days = [date(2026, 11, n) for n in (24, 23, 25, 22, 27)]
    assert [words.ago(day, ON) for day in days] == [
        "today",
        "yesterday",
        "tomorrow",
        "2 days ago",
        "in 3 days",
    ]


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    """Christmas on a Friday, and Boxing Day kept on the Monday, are not worked."""
    assert words.working_days_between(date(2026, 12, 24), date(2026, 12, 29)) == 1
    assert words.working_days_between(date(2026, 12, 29), date(2026, 12, 24)) == -1
    assert words.working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert words.working_days_after(ON, 0) == ON


def test_counts_are_grouped_and_agree_with_their_noun() -> None:
    """One case, no cases, many people."""
    assert words.counted(1, "case") == "1 case"
    assert words.counted(1240, "case") == "1,240 cases"
    assert words.counted(2, "person", "people") == "2 people"
    assert words.thousands(-1240) == "\N{MINUS SIGN}1,240"


def test_things_are_joined_as_in_a_sentence() -> None:
    """The last is joined with a word, without a comma before it."""
    assert [words.joined(parts) for parts in ([], ["a"], "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_an_nhs_number_is_grouped() -> None:
    """Ten figures are grouped 3-3-4; anything else is shown as it came."""
    assert words.nhs_number("9990000018") == "999 000 0018"
    assert words.nhs_number("999 000 0018") == "999 000 0018"
    assert words.nhs_number("H801") == "H801"
    assert words.nhs_number(None) == ""


def test_age_changes_on_the_birthday() -> None:
    """The day before the birthday is still the old age."""
    born = date(1951, 5, 14)
    assert words.age_on(born, date(2026, 5, 13)) == 74
    assert words.age_on(born, date(2026, 5, 14)) == 75
