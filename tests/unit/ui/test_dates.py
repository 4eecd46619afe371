"""A date can be typed as people write it, and a wrong one is answered with how to mend it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from linkwork.ui.dates import DayField, WhenField, read_day
from linkwork.ui.forms import Form
from linkwork.ui.words import today


class Ask(Form):
    """Two dates."""

    born_on = DayField(label="Date of birth", past=True)
    due_on = WhenField(label="By when", days=(0, 1, 2), required=False)


def parts(**typed: str) -> dict[str, str]:
    """The three parts as a browser sends them."""
    return {f"born_on_{part}": value for part, value in typed.items()}


@pytest.mark.parametrize("month", ["5", "05", "May", "may", "MAY"])
def test_a_month_may_be_a_number_or_a_word(month: str) -> None:
    """What people write on paper is understood."""
    form = Ask(parts(day="14", month=month, year="1951"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == date(1951, 5, 14)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"day": "14", "month": "5"}, "The date must have a year"),
        ({"year": "1951"}, "The date must have a day and a month"),
        ({"day": "31", "month": "2", "year": "1951"}, "There is no such date"),
        ({"day": "14", "month": "Mayy", "year": "1951"}, "There is no such date"),
        ({"day": "1", "month": "1", "year": "51"}, "Write the year with four figures"),
        ({"day": "1", "month": "1", "year": "1700"}, "1 January 1880 or later"),
        ({"day": "1", "month": "1", "year": "2999"}, "today or in the past"),
        ({}, "Enter date of birth"),
    ],
)
def test_a_wrong_date_is_told_how_to_mend(typed: dict[str, str], words: str) -> None:
    """The message names the part that is missing or wrong."""
    form = Ask(parts(**typed))
    assert not form.is_valid()
    assert words in form.errors["born_on"][0]


def test_what_was_typed_stays_on_the_page() -> None:
    """A date that cannot be read is shown again exactly as it was typed."""
    form = Ask(parts(day="31", month="Febry", year="19"))
    form.is_valid()
    assert form["born_on"].field.widget.split(form["born_on"].value()) == ("31", "Febry", "19")


def test_a_near_day_is_one_press() -> None:
    """A chip stands for its date; another date is typed beside it."""
    tomorrow = today() + timedelta(days=1)
    born = parts(day="14", month="5", year="1951")
    near = Ask(born | {"due_on_near": tomorrow.isoformat()})
    assert near.is_valid(), near.errors
    assert near.cleaned_data["due_on"] == tomorrow
    other = {"due_on_near": "other", "due_on_other_day": "3", "due_on_other_month": "12"}
    typed = Ask(born | other | {"due_on_other_year": "2026"})
    assert typed.is_valid(), typed.errors
    assert typed.cleaned_data["due_on"] == date(2026, 12, 3)
    empty = Ask(born | {"due_on_near": "other"})
    assert not empty.is_valid()
    assert "Enter the date" in empty.errors["due_on"][0]
    assert Ask(born).is_valid()


def test_iso_dates_are_read_too() -> None:
    """A program may send year-month-day; nonsense is refused."""
    assert read_day("2026-03-27") == date(2026, 3, 27)
    with pytest.raises(ValidationError):
        read_day("soon")
