"""How long people wait, those who still wait counted in."""

from dataclasses import dataclass

from linkwork.access.models import ServicePolicy
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.report import (
    FEWEST_FOR_A_MIDDLE,
    Report,
    days,
    definitions,
)
from linkwork.practice.reports.queries import waits as queries
from linkwork.practice.reports.small_numbers import Count, Key, Sum
from linkwork.practice.reports.waiting import Wait
from linkwork.ui.plots import Scale, round_step
from linkwork.ui.words import counted

OF_WHOM = (
    "People who agreed and were referred (requests to providers: every request sent). Each is "
    "counted from the first day; whoever still waits, for as long as they have waited so far; "
    "whoever left without it, until the day they left."
)
SOURCE = (
    "The day the referral was received; contacts that reached the person; the day the plan was "
    "agreed; the moves of connections; sessions attended."
)
HOW = (
    "“Half within” is the day by which half are through, “nine in ten within” the day by which "
    "nine in ten are, by the product-limit estimate (Kaplan and Meier): the wait of people who "
    "stay. Only those through would make waits look shorter than they are. Where too few are "
    "through to say, it is more than the longest that anybody has been followed."
)
WORKING = 7 / 5  # calendar days a working day


@dataclass(frozen=True)
class Row:
    """One wait as shown."""

    key: str
    name: str
    began: Count
    through: Count
    left: Count
    waiting: Count
    half: str
    nine_in_ten: str
    half_days: int | None
    nine_days: int | None
    limit: float | None
    unit: str

    @property
    def small(self) -> str:
        """Say of how many."""
        return (
            f"{self.through.text} of {self.began.text} {self.unit} through; {self.left.text} left; "
            f"{self.waiting.text} still waiting"
        )


def rows(cohort: Cohort, found: dict[str, Wait], policy: ServicePolicy) -> list[Row]:
    """Every wait as whoever asks may see it."""
    limits = {
        queries.FIRST_CALL: policy.first_attempt_working_days * WORKING,
        queries.ANSWER: float(policy.provider_reply_days),
    }
    counts: dict[Key, int] = {}
    sums: list[Sum] = []
    for key, one in found.items():
        counts |= {(key, "began"): one.began, (key, "done"): one.done}
        counts |= {(key, "left"): one.left, (key, "waiting"): one.waiting}
        sums.append(Sum((key, "began"), ((key, "done"), (key, "left"), (key, "waiting"))))
    numbers = cohort.counts(counts, sums)
    return [
        _row(kind, found[kind.key], numbers, limits.get(kind.key), careful=cohort.careful)
        for kind in queries.KINDS
    ]


def _row(
    kind: queries.Kind,
    one: Wait,
    numbers: dict[Key, Count],
    limit: float | None,
    *,
    careful: bool,
) -> Row:
    enough = one.done >= (FEWEST_FOR_A_MIDDLE if careful else 1)
    return Row(
        key=kind.key,
        name=kind.name,
        began=numbers[kind.key, "began"],
        through=numbers[kind.key, "done"],
        left=numbers[kind.key, "left"],
        waiting=numbers[kind.key, "waiting"],
        half=days(one.half, one.longest) if enough else "too few",
        nine_in_ten=days(one.nine_in_ten, one.longest) if enough else "too few",
        half_days=one.half if enough else None,
        nine_days=one.nine_in_ten if enough else None,
        limit=limit,
        unit="people" if kind.of == "person" else "requests",
    )


def report(cohort: Cohort, policy: ServicePolicy) -> Report:
    """The page of waits."""
    found = rows(cohort, queries.waits(cohort), policy)
    limit = counted(policy.first_attempt_working_days, "working day")
    return Report(
        slug="waits",
        name="Waits",
        finding=finding(found),
        said=f"{cohort.words}. Red dashes: our own limits, {limit} to a first attempt and "
        f"{counted(policy.provider_reply_days, 'day')} to an answer.",
        rows=found,
        definitions=definitions(cohort, OF_WHOM, SOURCE, ("How", HOW)),
        head=(
            "wait",
            "unit",
            "began",
            "through",
            "left",
            "still waiting",
            "half within days",
            "nine in ten within days",
        ),
        lines=[
            (
                row.name,
                row.unit,
                row.began.text,
                row.through.text,
                row.left.text,
                row.waiting.text,
                row.half,
                row.nine_in_ten,
            )
            for row in found
        ],
        more={"scale": _scale(found)},
    )


def _scale(found: list[Row]) -> Scale:
    longest = max([row.nine_days or row.half_days or 0 for row in found] + [10])
    step = round_step(float(longest))
    return Scale(0, -(-longest // step) * step, times=1, signed=False)


def finding(found: list[Row]) -> str:
    """Say the wait for the first conversation, then the whole."""
    first, whole = found[0], found[-1]
    if first.half_days is None:
        return "Too few people yet to say how long they wait"
    said = f"Half speak with a link worker within {counted(first.half_days, 'day')}"
    if first.nine_days is not None:
        said += f"; one in ten waits {counted(first.nine_days, 'day')} or more"
    elif whole.half_days is not None:
        said += f"; half are at a first session within {counted(whole.half_days, 'day')}"
    return said
