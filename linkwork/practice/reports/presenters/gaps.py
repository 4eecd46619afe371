"""Needs not met: for what nothing suitable was found, where, and why."""

from dataclasses import dataclass

from linkwork.practice.plans.models import Gap
from linkwork.practice.referrals.needs import NeedCode
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.report import Report, definitions, share_of
from linkwork.practice.reports.queries.gaps import Gaps, gaps
from linkwork.practice.reports.small_numbers import LEAST, Count, Key, Sum
from linkwork.ui.words import joined

ELSEWHERE = "elsewhere or not known"
MOST_AREAS = 6
OF_WHOM = (
    "Every time a link worker recorded that nothing suitable was found for one of these people. "
    "Times: each record. People: each person once for a need."
)
SOURCE = (
    "Gaps kept in plans: the need, the reason, and the postcode district where the person lives. A "
    "gap is closed when something is found after all."
)
HOW = (
    "The need that stood unmet, not the main reason for the referral. What nobody looked for "
    "leaves no gap: few gaps may mean few searches."
)


@dataclass(frozen=True)
class Row:
    """One need."""

    name: str
    times: Count
    people: Count
    still_open: Count
    share: float | None
    reasons: str
    areas: str


def rows(cohort: Cohort, found: Gaps) -> tuple[Count, list[Row]]:
    """How many times in all, and every need, the commonest first."""
    needs = [need for need, _ in found.by_need.most_common()]
    reasons = _folded(found, careful=cohort.careful, by="reason")
    areas = _folded(found, careful=cohort.careful, by="area")
    counts: dict[Key, int] = {"times": found.times}
    sums = [Sum("times", tuple(("need", need) for need in needs))] if needs else []
    for need in needs:
        counts |= {
            ("need", need): found.by_need[need],
            ("people", need): found.people_by_need[need],
        }
        counts |= {("open", need): found.still_open[need]}
        for parts in (reasons[need], areas[need]):
            counts |= {(need, *key): number for key, number in parts.items()}
            sums.append(Sum(("need", need), tuple((need, *key) for key in parts)))
    numbers = cohort.counts(counts, sums)
    shown = [
        Row(
            name=str(NeedCode(need).label),
            times=numbers["need", need],
            people=numbers["people", need],
            still_open=numbers["open", need],
            share=share_of(numbers["need", need], numbers["times"]),
            reasons=_list(numbers, need, list(reasons[need])),
            areas=_list(numbers, need, list(areas[need])),
        )
        for need in needs
    ]
    return numbers["times"], shown


def _folded(found: Gaps, *, careful: bool, by: str) -> dict[str, dict[tuple[str, str], int]]:
    """Reasons or areas of each need; what few have in common goes under one name."""
    counted = found.by_reason if by == "reason" else found.by_area
    names = {str(one.value): str(one.label) for one in Gap.Reason}
    parts: dict[str, dict[tuple[str, str], int]] = {need: {} for need in found.by_need}
    for (need, what), number in counted.most_common():
        name = names.get(what, "Another reason") if by == "reason" else what or ELSEWHERE
        kept = parts[need]
        if (careful and number < LEAST) or (by == "area" and len(kept) >= MOST_AREAS):
            name = "Another reason" if by == "reason" else ELSEWHERE
        kept[by, name] = kept.get((by, name), 0) + number
    return parts


def _list(numbers: dict[Key, Count], need: str, keys: list[tuple[str, str]]) -> str:
    return ", ".join(f"{key[1]} ({numbers[need, *key].text})" for key in keys)


def report(cohort: Cohort) -> Report:
    """The page of gaps."""
    found = gaps(cohort)
    times, shown = rows(cohort, found)
    return Report(
        slug="gaps",
        name="Needs not met",
        finding=finding(times, shown),
        said=f"{cohort.words}. Recorded by link workers, the commonest need first.",
        rows=shown,
        definitions=definitions(cohort, OF_WHOM, SOURCE, ("Read with care", HOW)),
        head=("need", "times", "people", "still open", "why", "where"),
        lines=[
            (row.name, row.times.text, row.people.text, row.still_open.text, row.reasons, row.areas)
            for row in shown
        ],
        empty="" if found.times else "No link worker has recorded a need that could not be met.",
    )


def finding(times: Count, shown: list[Row]) -> str:
    """Say how often nothing was found, and for which needs most."""
    if not shown:
        return "No need is recorded as not met"
    most = joined(f"{row.name[:1].lower()}{row.name[1:]}" for row in shown[:2])
    return f"Nothing suitable was found {times.text} times, most often for {most}"
