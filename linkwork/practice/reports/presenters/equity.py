"""Who is referred and who starts, beside the practices' lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.intervals import Ratio, share
from linkwork.practice.reports.models import PracticePopulation
from linkwork.practice.reports.presenters.report import Report, definitions, times
from linkwork.practice.reports.queries.equity import GROUPS, UNKNOWN, Equity, equity
from linkwork.practice.reports.small_numbers import Count, Key, Sum
from linkwork.ui.plots import Scale
from linkwork.ui.words import counted, thousands

OF_WHOM = (
    "List: everybody registered with the practices that referred anybody in the period. Referred: "
    "people who agreed and were referred. Started: those of them who came to a first session. "
    "Shares are of the people whose group is known; not known is counted apart."
)
HOW = (
    "The share among the referred divided by the share on the lists: 1 is as on the lists, 2 twice "
    "as often. The interval (95 %, Wilson) is of the referred; the lists are taken as exact. It "
    "says who comes, not who needs: groups differ in need."
)
SHARES = {
    "under 25": "are under 25",
    "25 to 39": "are 25 to 39",
    "40 to 64": "are 40 to 64",
    "65 to 74": "are 65 to 74",
    "75 and over": "are 75 and over",
    "female": "are women",
    "male": "are men",
    "1": "live in the most deprived fifth",
    "5": "live in the least deprived fifth",
}
IN_SHORT = ("75 and over", "under 25", "female", "1", "5", "asian", "black")


@dataclass(frozen=True)
class Row:
    """One group as shown."""

    dimension: str
    first: bool
    name: str
    group: str
    people: Count
    began: Count
    listed: float | None
    referred: float | None
    started: float | None
    ratio: Ratio | None

    @property
    def in_short(self) -> bool:
        """Whether it stands on the first page, where only the ends of a scale do."""
        return self.group in IN_SHORT

    @property
    def times(self) -> str:
        """Say how many times as often as on the lists."""
        return times(self.ratio)


def rows(cohort: Cohort, found: Equity) -> list[Row]:
    """Every group of every dimension, as whoever asks may see it."""
    counts: dict[Key, int] = {"referred": found.everybody_referred}
    counts["started"] = found.everybody_started
    sums = []
    for kind, by in (("referred", found.referred), ("started", found.started)):
        for dimension in GROUPS:
            keys = [*GROUPS[dimension], UNKNOWN]
            counts |= {(kind, dimension, group): by[dimension, group] for group in keys}
            sums.append(Sum(kind, tuple((kind, dimension, group) for group in keys)))
    numbers = cohort.counts(counts, sums)
    return [row for dimension in GROUPS for row in _groups(dimension, found, numbers)]


def _groups(dimension: str, found: Equity, numbers: dict[Key, Count]) -> Iterator[Row]:
    groups = GROUPS[dimension]
    everybody = {
        kind: sum(numbers[kind, dimension, group].value or 0 for group in groups)
        for kind in ("referred", "started")
    }
    lists = sum(found.listed[dimension, group] for group in groups)
    for place, (group, name) in enumerate([*groups.items(), (UNKNOWN, "Not known")]):
        people, began = numbers["referred", dimension, group], numbers["started", dimension, group]
        known = group != UNKNOWN
        on_list = found.listed[dimension, group] / lists if lists and known else None
        one = share(people.value, everybody["referred"]) if people.value is not None else None
        two = share(began.value, everybody["started"]) if began.value is not None else None
        yield Row(
            dimension=str(PracticePopulation.Dimension(dimension).label),
            first=not place,
            name=name,
            group=group,
            people=people,
            began=began,
            listed=on_list,
            referred=one.value if one and known else None,
            started=two.value if two and known else None,
            ratio=one.against(on_list) if one and on_list and known else None,
        )


def report(cohort: Cohort) -> Report:
    """The page of equity."""
    figures = equity(cohort)
    found = rows(cohort, figures)
    listed = sum(
        figures.listed[PracticePopulation.Dimension.SEX, one] for one in ("female", "male")
    )
    return Report(
        slug="equity",
        name="Who is referred",
        finding=finding(found),
        said=f"{cohort.words}. Share in every 100: of the lists ({thousands(listed)} people, "
        f"{figures.practices_listed} of {counted(figures.practices, 'practice')} loaded), of those "
        "referred, and of those who started.",
        rows=found,
        definitions=definitions(
            cohort,
            OF_WHOM,
            "Sex, birth date, ethnic group and deprivation fifth as recorded. Lists: "
            + (figures.source or "none loaded yet (linkwork population import FILE.csv)")
            + ".",
            ("Times", HOW),
        ),
        head=(
            "dimension",
            "group",
            "on the lists in 100",
            "referred",
            "referred in 100",
            "started",
            "started in 100",
            "times as on the lists",
            "low",
            "high",
        ),
        lines=[_line(row) for row in found],
        more={"scale": _scale(found)},
    )


def _scale(found: list[Row]) -> Scale:
    shares = [one for row in found for one in (row.listed, row.referred, row.started) if one]
    return Scale(0, min(1.0, -(-max(shares, default=1.0) // 0.2) * 0.2), signed=False)


def in_100(part: float | None) -> str:
    """A share in words for a cell."""
    return "" if part is None else f"{part * 100:.0f}"


def _line(row: Row) -> tuple[object, ...]:
    shares = [in_100(one) for one in (row.listed, row.referred, row.started)]
    bounds = ("", "", "")
    if row.ratio:
        bounds = tuple(f"{n:.2f}" for n in (row.ratio.value, row.ratio.low, row.ratio.high))  # type: ignore[assignment]
    return (
        row.dimension,
        row.name,
        shares[0],
        row.people.text,
        shares[1],
        row.began.text,
        shares[2],
        *bounds,
    )


def finding(found: list[Row]) -> str:
    """Name the group whose share differs most from the lists', where any does clearly."""
    clear = [row for row in found if row.ratio is not None and row.ratio.clear]
    if not any(row.listed for row in found):
        return "No practice’s list is loaded yet, so nobody can see who is missing"
    if not clear:
        return "No group is clearly referred more or less often than the lists would have it"
    most = max(clear, key=lambda row: abs((row.referred or 0) - (row.listed or 0)))
    who = SHARES.get(most.group, f"are in the group “{most.name}”")
    return (
        f"{in_100(most.referred)} in every 100 people referred {who}, "
        f"against {in_100(most.listed)} on the lists"
    )
