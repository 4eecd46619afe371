"""A released table as a file for a spreadsheet, in which no cell can be taken for a formula."""

from collections.abc import Iterable

from linkwork.learning.methods.disclosure.cubes import Cube
from linkwork.learning.releases.models import Release
from linkwork.learning.releases.presenters.page import Page
from linkwork.learning.releases.presenters.table import Figure, table
from linkwork.ui import spreadsheets

HOW = (
    "Counts of 1 to 7 are not shown and the others are rounded to 5; totals and shares are made of "
    "what is shown. A share is of the people in the first column of counts."
)


def in_100(figure: Figure) -> str:
    """A share as a number for a column."""
    return "" if figure.share is None else f"{figure.share * 100:.0f}"


def written(release: Release, page: Page, cube: Cube) -> str:
    """What the table is, then a line for every group."""
    found = table(cube)
    steps = [part for step in found.steps for part in (step, f"{step}, in 100")]
    names = found.dimensions or ("Who",)
    told: list[Iterable[object]] = [
        [f"{release.reference} {release.title}"],
        [f"{page.counts}. Offered {page.period}. {page.cases}."],
        [HOW],
        [],
        [*names, *steps[:1], *steps[2:]],
    ]
    for line in found.lines:
        figures = [part for one in line.figures for part in (one.text, in_100(one))]
        labels = line.labels or ("Everybody",)
        told.append([*labels, *figures[:1], *figures[2:]])
    return spreadsheets.written(told)
