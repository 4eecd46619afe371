"""A table as CSV: what comes out is what went in, and nothing in it runs."""

import csv
from io import StringIO

import pytest

from linkwork.ui.spreadsheets import BYTE_ORDER_MARK, plain, written


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "\uff1d1", "|x", "%0A", "\0=1"]
)
def test_what_a_spreadsheet_would_run_is_only_words(cell: str) -> None:
    """Signs that begin a formula, in full width too, or behind spaces, are set behind a quote."""
    assert plain(cell).startswith("'")
    assert "\0" not in plain(cell)


def test_words_and_numbers_stay_as_they_are() -> None:
    """A number may be negative; words in the middle of which a sign stands are words."""
    assert plain(-3) == "-3"
    assert plain("a=b") == "a=b"


def test_a_file_comes_back_as_it_went() -> None:
    """Commas, quotes and lines in a cell survive; the mark at the front says how to read it."""
    rows = [["Name", "Said"], ["Zoë", 'one, "two"\nthree']]
    text = written(rows)
    assert text.startswith(BYTE_ORDER_MARK)
    assert list(csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK)))) == rows
