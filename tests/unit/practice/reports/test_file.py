"""A report's file holds no formula."""

import csv
from io import StringIO

import pytest

from linkwork.practice.reports.exporting import written
from linkwork.practice.reports.presenters.report import Report
from linkwork.ui.spreadsheets import plain


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\uff1d1+1", "\uff0b1", " =1", "\n=1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    """Whatever a spreadsheet takes for a formula, in full width too, is led by an apostrophe."""
    assert plain(cell).startswith("'")


def test_numbers_and_words_stay() -> None:
    """A number is written as it is, a negative one too; nothing hides a character."""
    assert [plain(one) for one in (-3, 0.5, "Plan agreed", "a\0b")] == [
        "-3",
        "0.5",
        "Plan agreed",
        "ab",
    ]


def test_a_file_says_what_it_is() -> None:
    """The finding, of whom, the lines and how they are counted stand in the file."""
    report = Report(
        slug="funnel",
        name="Where people leave",
        finding="38 in every 100",
        said="Riverbank",
        rows=[],
        definitions=(("Of whom", "everybody"),),
        head=("step", "people"),
        lines=[("=Offered", "12")],
    )
    rows = list(csv.reader(StringIO(written(report))))
    assert rows[3:5] == [["step", "people"], ["'=Offered", "12"]]
    assert rows[-1] == ["Of whom", "everybody"]
