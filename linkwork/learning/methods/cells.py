"""The cells of a comparison: how many stand in each arm, and how many of them have the outcome."""

from dataclasses import dataclass

from linkwork.learning.methods.scan import Arms


@dataclass(frozen=True)
class Cells:
    """How many compared cases stand in each arm, and how many of them have the outcome."""

    without: int
    with_: int
    without_yes: float
    with_yes: float

    def smallest(self, *, yes_no: bool) -> float:
        """Give the smallest cell: arm × outcome, or the arm alone where the outcome is a number."""
        if not yes_no:
            return min(self.without, self.with_)
        yes = (self.without_yes, self.with_yes)
        return min(*yes, self.without - yes[0], self.with_ - yes[1])


def cells_of(arms: Arms) -> Cells:
    """Count the cells of the scan's two arms."""
    totals = [side.total for side in (arms.without, arms.with_)]
    return Cells(
        without=round(totals[0][0, 0]),
        with_=round(totals[1][0, 0]),
        without_yes=float(totals[0][0, -1]),
        with_yes=float(totals[1][0, -1]),
    )
