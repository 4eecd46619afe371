"""How people's own answers changed: only of those asked twice, with those lost said beside."""

from dataclasses import dataclass

from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.queries import Paired
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.report import Report, definitions
from linkwork.practice.reports.queries.outcomes import ITEMS, ONS4, paired
from linkwork.practice.reports.small_numbers import Count, Key, Sum
from linkwork.ui.plots import Scale
from linkwork.ui.words import MINUS, joined

FEWEST = 30  # pairs before anything is said of a group (measures.md)
OF_WHOM = (
    "Eligible: people who were reached and whose case is closed. Paired: those of them who "
    "answered at the start and at the end. Lost: answered at the start, and not at the end."
)
SOURCE = "The first answer at the start and the last at the end, of the same person."
HOW = (
    f"The mean of each person’s own change, with a 95 % interval. Under {FEWEST} pairs nothing is "
    "said. Those lost often began worse off, so the change of the paired is not the change of "
    "all. Nothing here says what caused it."
)


@dataclass(frozen=True)
class Row:
    """One measure as shown."""

    name: str
    eligible: Count
    pairs: Count
    lost: Count
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None
    lost_before: float | None
    better: int
    enough: bool

    @property
    def verdict(self) -> str:
        """How the interval is drawn."""
        if self.low is None or self.high is None:
            return "insufficient"
        return "too small to matter" if self.low <= 0 <= self.high else "supported"

    @property
    def changed(self) -> int:
        """1 for the better, -1 for the worse, 0 where it is not clear."""
        if self.low is None or self.high is None or self.low <= 0 <= self.high:
            return 0
        return self.better if self.low > 0 else -self.better

    @property
    def words(self) -> str:
        """Say the change with its interval."""
        if self.change is None or self.low is None or self.high is None:
            return f"too few pairs: {FEWEST} needed"
        return f"{signed(self.change)} ({signed(self.low)} to {signed(self.high)})"


def signed(number: float) -> str:
    """One decimal with its sign."""
    text = f"{abs(number):.1f}"
    if float(text) == 0:
        return text
    return f"+{text}" if number > 0 else f"{MINUS}{text}"


def rows(cohort: Cohort, found: list[Paired]) -> list[Row]:
    """Every measure as whoever asks may see it."""
    counts: dict[Key, int] = {}
    sums = []
    for one in found:
        parts: dict[Key, int] = {
            (one.measure, "pairs"): one.n_pairs,
            (one.measure, "lost"): one.n_lost,
            (one.measure, "never"): one.n_eligible - one.n_pairs - one.n_lost,
        }
        counts |= {(one.measure, "eligible"): one.n_eligible} | parts
        sums.append(Sum((one.measure, "eligible"), tuple(parts)))
    numbers = cohort.counts(counts, sums)
    return [_row(one, numbers) for one in found]


def _row(one: Paired, numbers: dict[Key, Count]) -> Row:
    enough = one.n_pairs >= FEWEST
    lost_enough = one.n_lost >= FEWEST or (one.n_lost and numbers[one.measure, "lost"].value)
    return Row(
        name=str(Measure.Item(one.measure).label),
        eligible=numbers[one.measure, "eligible"],
        pairs=numbers[one.measure, "pairs"],
        lost=numbers[one.measure, "lost"],
        before=one.mean_before if enough else None,
        after=one.mean_after if enough else None,
        change=one.change if enough else None,
        low=one.low if enough else None,
        high=one.high if enough else None,
        lost_before=one.baseline_of_lost if enough and lost_enough else None,
        better=one.better,
        enough=enough,
    )


def report(cohort: Cohort, *, short: bool = False) -> Report:
    """The page of paired outcomes; shortly, of the four questions on wellbeing alone."""
    found = rows(cohort, paired(cohort, ONS4 if short else ITEMS))
    return Report(
        slug="outcomes",
        name="How things changed",
        finding=finding(found),
        said=f"{cohort.words}. Answers of the same people at the start and at the end; a bar is "
        "the range in which the mean change probably lies (95 % interval). Nothing here says what "
        "caused the change.",
        rows=found,
        definitions=definitions(cohort, OF_WHOM, SOURCE, ("Change", HOW)),
        head=(
            "measure",
            "eligible",
            "paired",
            "lost",
            "mean at the start",
            "mean at the end",
            "change",
            "low",
            "high",
            "start of those lost",
        ),
        lines=[_line(row) for row in found],
        more={"scale": _scale(found), "fewest": FEWEST},
        empty="" if found else "Nobody has answered a measure at the start yet.",
    )


def _line(row: Row) -> tuple[object, ...]:
    numbers = (row.before, row.after, row.change, row.low, row.high, row.lost_before)
    counts = (row.eligible.text, row.pairs.text, row.lost.text)
    return (row.name, *counts, *("" if one is None else round(one, 2) for one in numbers))


def _scale(found: list[Row]) -> Scale:
    ends = [abs(end) for row in found for end in (row.low, row.high) if end is not None]
    far = max(1.0, *(-(-end // 1) for end in ends)) if ends else 1.0
    return Scale(-far, far, times=1)


def finding(found: list[Row]) -> str:
    """Say which answers changed for the better, which for the worse, and how many are too few."""
    enough = [row for row in found if row.enough]
    if not enough:
        return "Not enough people have answered twice yet to say how things changed"
    better = [row.name.split(" (")[0].lower() for row in enough if row.changed > 0]
    worse = [row.name.split(" (")[0].lower() for row in enough if row.changed < 0]
    parts = []
    if better:
        parts.append(f"{joined(better)} changed for the better")
    if worse:
        parts.append(f"{joined(worse)} for the worse" if better else f"{joined(worse)} got worse")
    if not parts:
        parts.append(f"none of {len(enough)} measures clearly changed")
    said = "; ".join(parts)
    return f"Of those asked twice, {said}"
